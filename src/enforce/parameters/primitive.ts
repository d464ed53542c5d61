import type { WireShape } from '../../plan/index.js';
import type { Reading } from './reading.js';

/** Says whether a text can be a string under this shape. */
export function allowsString(wire: WireShape): boolean {
  if (wire.primitive) return wire.primitive.includes('string');
  return !wire.items && !wire.properties && !wire.additional;
}

export function allowsPrimitive(wire: WireShape): boolean {
  return wire.primitive !== undefined || allowsString(wire);
}

/**
 * A decoded text as the first type of its shape that fits it. What fits none stays a string: the check then says what
 * was expected.
 */
export function readPrimitive(text: string, wire: WireShape, reading: Reading): unknown {
  if (wire.primitive === undefined) return text;
  for (const type of wire.primitive) {
    if (type === 'null' && text === 'null') return null;
    if (type === 'boolean' && text === 'true') return true;
    if (type === 'boolean' && text === 'false') return false;
    if ((type === 'integer' || type === 'number') && isJsonNumber(text)) {
      const value = readNumber(text, reading);
      // 1e400 is a number to JSON and none to us
      if (value !== undefined && (type === 'number' || fitsInteger(value))) return value;
    }
  }
  return text;
}

function fitsInteger(value: number | bigint): boolean {
  return typeof value === 'bigint' || Number.isInteger(value);
}

function readNumber(text: string, reading: Reading): number | bigint | undefined {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  if (Number.isInteger(value) && isDigits(text)) {
    reading.unsafe = true;
    if (reading.bigints) return BigInt(text);
  }
  return Number.isFinite(value) ? value : undefined;
}

function isDigits(text: string): boolean {
  return digitsEnd(text, text.charCodeAt(0) === 45 ? 1 : 0) === text.length;
}

/** The grammar of https://www.rfc-editor.org/rfc/rfc8259#section-6, read unit by unit. */
export function isJsonNumber(text: string): boolean {
  const start = text.charCodeAt(0) === 45 ? 1 : 0;
  let end = digitsEnd(text, start);
  if (end === start || (text.charCodeAt(start) === 48 && end > start + 1)) return false;
  if (text.charCodeAt(end) === 46) {
    const fraction = end + 1;
    end = digitsEnd(text, fraction);
    if (end === fraction) return false;
  }
  if ((text.charCodeAt(end) | 32) === 101) {
    const sign = text.charCodeAt(end + 1);
    const exponent = end + (sign === 43 || sign === 45 ? 2 : 1);
    end = digitsEnd(text, exponent);
    if (end === exponent) return false;
  }
  return end === text.length;
}

function digitsEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length) {
    const unit = text.charCodeAt(end);
    if (unit < 48 || unit > 57) break;
    end += 1;
  }
  return end;
}
