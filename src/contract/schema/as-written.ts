// https://json-schema.org/draft/2020-12/json-schema-core#section-6.3
import { exactly, type Json, type JsonObject, WrittenNumber } from '../../document/index.js';
import { isRecord } from './own.js';
import type { Place } from './place.js';

/** Keywords that hold numbers which say something of values. */
const numeric = [
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'enum',
  'const',
  'default',
];

/** The member of a schema in normal form that has a keyword's value as written, where doubles lose digits of it. */
export function memberAsWritten(keyword: string): string {
  return `~${keyword}`;
}

export function isAsWritten(member: string): boolean {
  return member.startsWith('~');
}

/** The value of a keyword of a schema in normal form, with its numbers as written. */
export function valueAsWritten(json: JsonObject, keyword: string): Json | undefined {
  return json[memberAsWritten(keyword)] ?? json[keyword];
}

/** A schema as it stands, with what doubles lose of its numbers beside them. */
export function withNumbersAsWritten(raw: Readonly<Record<string, unknown>>, { file }: Place) {
  const exact = file.losesDigits ? exactly(file, raw) : undefined;
  if (exact === undefined) return raw;
  const out = { ...raw };
  for (const keyword of numeric) {
    const value = Object.hasOwn(raw, keyword) ? (exact as JsonObject)[keyword] : undefined;
    if (value !== undefined && losesDigits(value)) out[memberAsWritten(keyword)] = value;
  }
  return out;
}

// recursion is as deep as the document, which the limit of nesting bounds
/** Whether a value holds a number as written, which is none that a document's own value can hold. */
export function losesDigits(exact: unknown): boolean {
  if (exact instanceof WrittenNumber) return true;
  return (Array.isArray(exact) || isRecord(exact)) && Object.values(exact).some(losesDigits);
}
