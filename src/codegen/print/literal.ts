import type { Json } from '../../document/index.js';
import { printPropertyName, printString } from './property-name.js';

const lineWidth = 120;

/**
 * A JSON value as a JavaScript expression, laid out by line width. `__proto__` becomes a computed name, which makes it an
 * ordinary property.
 * @param indent the white space in front of the line that the expression begins on
 */
export function printLiteral(value: Json, indent = ''): string {
  const line = oneLine(value, lineWidth - indent.length);
  if (line !== undefined) return line;
  if (typeof value !== 'object' || value === null) return printPrimitive(value);
  const inner = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map(item => `${inner}${printLiteral(item, inner)},\n`)
    : Object.entries(value).map(([name, item]) => `${inner}${literalName(name)}: ${printLiteral(item, inner)},\n`);
  return Array.isArray(value) ? `[\n${parts.join('')}${indent}]` : `{\n${parts.join('')}${indent}}`;
}

/** @returns undefined as soon as the text would be longer than the room that there is */
function oneLine(value: Json, room: number): string | undefined {
  if (typeof value !== 'object' || value === null) {
    const text = printPrimitive(value);
    return text.length <= room ? text : undefined;
  }
  const isList = Array.isArray(value);
  const parts: string[] = [];
  let left = room - (isList ? 2 : 4);
  for (const [name, item] of Object.entries(value)) {
    const label = isList ? '' : `${literalName(name)}: `;
    const text = oneLine(item, left - label.length);
    if (text === undefined) return undefined;
    parts.push(label + text);
    left -= label.length + text.length + 2;
  }
  if (parts.length === 0) return isList ? '[]' : '{}';
  return isList ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`;
}

function printPrimitive(value: null | boolean | number | string): string {
  if (typeof value === 'string') return printString(value);
  return Object.is(value, -0) ? '-0' : String(value);
}

function literalName(name: string): string {
  return name === '__proto__' ? '["__proto__"]' : printPropertyName(name);
}
