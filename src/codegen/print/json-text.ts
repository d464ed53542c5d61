import type { Json } from '../../document/index.js';
import { printString } from './property-name.js';

const lineWidth = 120;

/**
 * A value as JSON, laid out by line width.
 * @param indent the white space in front of the line that the text begins on
 */
export function printJsonText(value: Json, indent = ''): string {
  const line = oneLine(value, lineWidth - indent.length);
  if (line !== undefined) return line;
  if (typeof value !== 'object' || value === null) return printPrimitive(value);
  const inner = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map(item => `${inner}${printJsonText(item, inner)}`)
    : Object.entries(value).map(([name, item]) => `${inner}${printString(name)}: ${printJsonText(item, inner)}`);
  const text = `\n${parts.join(',\n')}\n${indent}`;
  return Array.isArray(value) ? `[${text}]` : `{${text}}`;
}

/**
 * The expression that parses a text of JSON. JavaScript reads it in half the time of the same value as a literal, and
 * `__proto__` is a name like others. Nothing in the text can end the template that it stands in.
 */
export function printParsed(json: string): string {
  return `JSON.parse(\`${json.replace(/[\\`]|\$(?=\{)/g, '\\$&')}\`)`;
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
    const label = isList ? '' : `${printString(name)}: `;
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
