import type { MediaType } from '../contract/index.js';
import type { Json } from '../document/index.js';
import type { SchemaTools } from './schema-tools.js';

export function essenceOf(range: string): string {
  return (range.split(';')[0] ?? '').trim().toLowerCase();
}

export function isJson(range: string): boolean {
  return /^(?:application|text)\/(?:json|[^/]*\+json)$/.test(essenceOf(range));
}

export function isForm(range: string): boolean {
  return essenceOf(range) === 'application/x-www-form-urlencoded';
}

export function isMultipart(range: string): boolean {
  return essenceOf(range).startsWith('multipart/');
}

/** Whether an example is the JSON text of a value where the value itself is meant. */
export function isStringified({ schema }: MediaType, example: Json, schemas: SchemaTools): boolean {
  if (typeof example !== 'string' || !schema || !/^\s*[[{]/.test(example)) return false;
  return (schemas.shape(schema.json).types & 16) === 0 && parsed(example) !== undefined;
}

/** What a JSON text says, or undefined where it is none. */
export function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json; // JSON.parse gives nothing else
  } catch {
    return undefined;
  }
}
