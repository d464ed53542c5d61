import type { Json } from '../../document/index.js';
import { printPropertyName, printString } from './property-name.js';

const lineWidth = 120;

/**
 * A JSON value as a JavaScript expression, laid out by line width. `__proto__` becomes a computed name, which makes it an
 * ordinary property.
 * @param indent the white space in front of the line that the expression begins on
 */
export function printLiteral(value: Json, indent = ''): string {
  const line = printOnOneLine(value);
  if (line.length + indent.length <= lineWidth || typeof value !== 'object' || value === null) return line;
  const inner = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map(item => `${inner}${printLiteral(item, inner)},\n`)
    : Object.entries(value).map(([name, item]) => `${inner}${literalName(name)}: ${printLiteral(item, inner)},\n`);
  return Array.isArray(value) ? `[\n${parts.join('')}${indent}]` : `{\n${parts.join('')}${indent}}`;
}

function printOnOneLine(value: Json): string {
  if (typeof value === 'string') return printString(value);
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '-0' : String(value);
  if (Array.isArray(value)) return `[${value.map(printOnOneLine).join(', ')}]`;
  const parts = Object.entries(value).map(([name, item]) => `${literalName(name)}: ${printOnOneLine(item)}`);
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}

function literalName(name: string): string {
  return name === '__proto__' ? '["__proto__"]' : printPropertyName(name);
}
