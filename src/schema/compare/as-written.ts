// https://json-schema.org/draft/2020-12/json-schema-core#section-6.3
import { canonical, exactText, type Json, type JsonObject, WrittenNumber } from '../../document/index.js';
import type { CheckSchema } from '../runtime/rules.js';
import type { Reading } from './reading.js';
import { numberTypes, type Term, type Terms } from './terms.js';
import { typeOf } from './value-types.js';

type Written = Exclude<CheckSchema, boolean>;

const limits = {
  minimum: { is: 'atLeast', exclusive: false },
  exclusiveMinimum: { is: 'atLeast', exclusive: true },
  maximum: { is: 'atMost', exclusive: false },
  exclusiveMaximum: { is: 'atMost', exclusive: true },
} as const;

/** What a keyword of a limit means. */
export function limitBy(keyword: keyof typeof limits) {
  return (limit: number, { [`~${keyword}`]: written }: Written, reading: Reading): Term =>
    limitAt(keyword, limit, written instanceof WrittenNumber ? written.written : undefined, reading);
}

/**
 * A limit. Of a double that stands for several numbers of the documents nobody can say which of them are within it: that is
 * as the digits say. Of all others the double says it.
 * @param written where the double is another number
 */
export function limitAt(
  keyword: keyof typeof limits,
  limit: number,
  written: string | undefined,
  { terms, lossy }: Reading,
): Term {
  const { is, exclusive } = limits[keyword];
  if (!lossy.has(limit)) return terms.bound(is, limit, exclusive);
  const asked = terms.text('exact', `${keyword} ${exactText(written ?? String(limit))}`, numberTypes);
  return terms.all([terms.bound(is, limit, false), beside(limit, asked, terms)]);
}

/** A step; of one that a double is not, nobody can say of any number whether it is a multiple. */
export function multipleOf(of: number, { '~multipleOf': written = of }: Written, { terms, lossy }: Reading): Term {
  const multiple = terms.multiple(of);
  if (!lossy.has(of)) return multiple;
  return terms.all([multiple, terms.text('exact', `multipleOf ${canonical(written as Json)}`, numberTypes)]);
}

/** Values that are listed, some of which may be others than doubles make of them. */
export function valuesOf(values: readonly Json[], written: unknown, { terms, lossy }: Reading): Term {
  const listed = terms.values(values);
  if (lossy.size === 0) return listed;
  const exact = written as readonly Json[]; // of the same list
  const known = new Map<string, { readonly value: Json; readonly asked: Term[] }>();
  for (const [index, value] of values.entries()) {
    if (!isLossy(value, lossy)) continue;
    const key = canonical(value);
    let same = known.get(key);
    if (!same) known.set(key, (same = { value, asked: [] }));
    const text = canonical(exact[index] ?? value);
    const isNumber = typeof value === 'number';
    same.asked.push(terms.text('exact', isNumber ? `is ${exactText(text)}` : text, typesOf(value)));
  }
  const asked = [...known.values()].map(each => beside(each.value, terms.any(each.asked), terms));
  return terms.all([listed, ...asked]);
}

function isLossy(value: Json, lossy: ReadonlySet<number>): boolean {
  if (typeof value === 'number') return lossy.has(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value as JsonObject).some(each => isLossy(each, lossy));
}

function typesOf(value: Json): number {
  return typeof value === 'number' ? numberTypes : typeOf(value);
}

/** Any value but this one, of which something is asked. */
function beside(value: Json, asked: Term, terms: Terms): Term {
  return isOfDoubles(value) ? terms.any([terms.not(terms.values([value])), asked]) : asked;
}

/** Whether no number of it is larger than any double: what is has no value to be told by. */
function isOfDoubles(value: Json): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value !== 'object' || value === null || Object.values(value as JsonObject).every(isOfDoubles);
}
