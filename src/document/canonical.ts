import type { Json } from './types.js';
import { WrittenNumber } from './written-number.js';

/** A text that equal values share, whatever order their members are written in; a number as written is one of its own. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  // a number that is too large for a double is none in JSON
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (value instanceof WrittenNumber) return value.exact;
  const members = value as { readonly [name: string]: Json };
  const names = Object.keys(members).sort();
  return `{${names.map(name => `${JSON.stringify(name)}:${canonical(members[name]!)}`).join()}}`;
}
