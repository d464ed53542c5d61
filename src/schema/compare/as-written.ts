// https://json-schema.org/draft/2020-12/json-schema-core#section-6.3
import { canonical, exactText, type Json, type JsonObject, WrittenNumber } from '../../document/index.js';
import type { CheckSchema } from '../runtime/rules.js';
import type { LimitKeyword, Listed } from './by-digits.js';
import type { Reading } from './reading.js';
import { numberTypes, type Term } from './terms.js';
import { typeOf } from './value-types.js';

type Written = Exclude<CheckSchema, boolean>;

const limits = {
  minimum: { is: 'atLeast', exclusive: false },
  exclusiveMinimum: { is: 'atLeast', exclusive: true },
  maximum: { is: 'atMost', exclusive: false },
  exclusiveMaximum: { is: 'atMost', exclusive: true },
} as const;

/** What a keyword of a limit means. */
export function limitBy(keyword: LimitKeyword) {
  return (limit: number, { [`~${keyword}`]: written }: Written, reading: Reading): Term =>
    limitAt(keyword, limit, written instanceof WrittenNumber ? written.written : undefined, reading);
}

/**
 * A limit. Of a double that stands for several numbers of the documents, the digits say which of them are within it; of all
 * others the double says it.
 * @param written where the double is another number
 */
export function limitAt(
  keyword: LimitKeyword,
  limit: number,
  written: string | undefined,
  { terms, lossy }: Reading,
): Term {
  const { is, exclusive } = limits[keyword];
  if (!lossy.has(limit)) return terms.bound(is, limit, exclusive);
  const digits = exactText(written ?? String(limit));
  const said = terms.exact(`${keyword} ${digits}`, numberTypes, { is: keyword, double: limit, digits });
  return terms.all([terms.bound(is, limit, false), said]);
}

/** A step; of one that a double is not, nobody can say of any number whether it is a multiple. */
export function multipleOf(of: number, { '~multipleOf': written = of }: Written, { terms, lossy }: Reading): Term {
  const multiple = terms.multiple(of);
  if (!lossy.has(of)) return multiple;
  const text = `multipleOf ${canonical(written as Json)}`;
  return terms.all([multiple, terms.exact(text, numberTypes, { is: 'multiple' })]);
}

/** Values that are listed, some of which may be others than doubles make of them. */
export function valuesOf(values: readonly Json[], written: unknown, { terms, lossy }: Reading): Term {
  const listed = terms.values(values);
  if (lossy.size === 0) return listed;
  const exact = written as readonly Json[]; // of the same list
  const known = new Map<string, Listed & { readonly texts: string[] }>();
  let types = 0;
  for (const [index, value] of values.entries()) {
    if (!isLossy(value, lossy)) continue;
    types |= typeof value === 'number' ? numberTypes : typeOf(value);
    const key = canonical(value);
    let same = known.get(key);
    if (!same) known.set(key, (same = { value, texts: [] }));
    const text = canonical(exact[index] ?? value);
    same.texts.push(typeof value === 'number' ? exactText(text) : text);
  }
  if (known.size === 0) return listed;
  const texts = [...known.values()].flatMap(each => each.texts).sort();
  return terms.all([listed, terms.exact(`among ${texts.join()}`, types, { is: 'among', values: known })]);
}

function isLossy(value: Json, lossy: ReadonlySet<number>): boolean {
  if (typeof value === 'number') return lossy.has(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value as JsonObject).some(each => isLossy(each, lossy));
}
