// https://json-schema.org/specification-links
import { isRecord } from '../values.js';

export const dialects = ['draft4', 'draft6', 'draft7', 'draft2019-09', 'draft2020-12'] as const;
export type Dialect = (typeof dialects)[number];

const known = /^https?:\/\/json-schema\.org\/(?:draft-0([467])|draft\/(2019-09|2020-12))\/(?:hyper-)?schema#?$/;

/** @returns the dialect that a `$schema` names; undefined where it is none of the official ones */
export function dialectNamed(uri: unknown): Dialect | undefined {
  if (typeof uri !== 'string') return undefined;
  const [, number, date] = known.exec(uri) ?? [];
  // The expression has the numbers of `Dialect` only.
  return number || date ? (`draft${number ?? date}` as Dialect) : undefined;
}

/** The dialect that a schema says it is written in; draft 7 where it says none. */
export function dialectOf(schema: unknown): Dialect {
  return (isRecord(schema) ? dialectNamed(schema['$schema']) : undefined) ?? 'draft7';
}
