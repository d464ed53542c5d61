import type { Json } from './types.js';

/** A text that equal values share, whatever order their members are written in. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = value as { readonly [name: string]: Json };
  const names = Object.keys(members).sort();
  return `{${names.map(name => `${JSON.stringify(name)}:${canonical(members[name]!)}`).join()}}`;
}
