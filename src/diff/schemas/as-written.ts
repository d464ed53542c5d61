import { isAsWritten, valueAsWritten } from '../../contract/index.js';
import { type Json, type JsonObject, WrittenNumber } from '../../document/index.js';

/** What keywords say, with their numbers as written. */
export function saidAsWritten(said: JsonObject): JsonObject {
  const { allOf, ...own } = said;
  const keywords = Object.keys(own).filter(keyword => !isAsWritten(keyword));
  const values = keywords.map(keyword => [keyword, valueAsWritten(own, keyword)!] as const);
  const all = Array.isArray(allOf) ? { allOf: (allOf as readonly JsonObject[]).map(saidAsWritten) } : {};
  return { ...all, ...Object.fromEntries(values) };
}

/** A value as JSON, with the digits of its numbers that no double has; as it stands what JSON has no number for, such as `.inf`. */
export function jsonOf(value: Json): string {
  if (value instanceof WrittenNumber) return value.json === 'null' ? value.written : value.json;
  if (Array.isArray(value)) return `[${value.map(jsonOf).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value as JsonObject);
  return `{${members.map(([name, each]) => `${JSON.stringify(name)}:${jsonOf(each)}`).join()}}`;
}
