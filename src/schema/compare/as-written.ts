// https://json-schema.org/draft/2020-12/json-schema-core#section-6.3
import {
  canonical,
  exactText,
  type Json,
  type JsonObject,
  type LossyDoubles,
  WrittenNumber,
} from '../../document/index.js';
import { isMultiple } from '../runtime/measure.js';
import type { CheckSchema } from '../runtime/rules.js';
import type { LimitKeyword, Listed } from './by-digits.js';
import { isMultipleOf, isWhole } from './decimals.js';
import type { Reading } from './reading.js';
import { numberTypes, type Term, types } from './terms.js';
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

/** A step. Of a double that stands for other numbers, their digits say whether they are multiples where it does not say the same. */
export function multipleOf(of: number, { '~multipleOf': written }: Written, { terms, lossy }: Reading): Term {
  const multiple = terms.multiple(of);
  if (lossy.size === 0) return multiple;
  const isLossy = lossy.has(of);
  const digits = exactText(written instanceof WrittenNumber ? written.written : String(of));
  const differs = (text: string, double: number) => isMultipleOf(text, digits) !== isMultiple(double, of);
  const doubles = [...lossy].flatMap(([double, texts]) =>
    isLossy || [...texts].some(text => differs(text, double)) ? [double] : [],
  );
  if (!isLossy && doubles.length === 0) return multiple;
  const said = { is: 'multiple', of, digits, isLossy, doubles: new Set(doubles) } as const;
  // those of them whose double is none may be multiples too
  const others = doubles.filter(double => Number.isFinite(double) && !isMultiple(double, of));
  const either =
    others.length === 0 ? multiple : terms.any([multiple, terms.not(terms.types(numberTypes)), terms.values(others)]);
  return terms.all([either, terms.exact(`multipleOf ${digits}`, numberTypes, said)]);
}

/** Types. Of a double that is whole and stands for numbers that are not, their digits say whether they are integers. */
export function typesOf(mask: number, { terms, lossy }: Reading): Term {
  const said = terms.types(mask);
  if (lossy.size === 0 || (mask & numberTypes) !== types.integer) return said;
  const doubles = [...lossy].flatMap(([double, texts]) =>
    Number.isInteger(double) && ![...texts].every(isWhole) ? [double] : [],
  );
  if (doubles.length === 0) return said;
  return terms.all([said, terms.exact('whole', types.integer, { is: 'whole', doubles: new Set(doubles) })]);
}

/** Values that are listed, some of which may be others than doubles make of them. */
export function valuesOf(values: readonly Json[], written: unknown, { terms, lossy }: Reading): Term {
  const listed = terms.values(values);
  if (lossy.size === 0) return listed;
  const exact = written as readonly Json[]; // of the same list
  const known = new Map<string, Listed & { readonly texts: string[] }>();
  let mask = 0;
  for (const [index, value] of values.entries()) {
    if (!isLossy(value, lossy)) continue;
    mask |= typeof value === 'number' ? numberTypes : typeOf(value);
    const key = canonical(value);
    let same = known.get(key);
    if (!same) known.set(key, (same = { value, texts: [] }));
    const text = canonical(exact[index] ?? value);
    same.texts.push(typeof value === 'number' ? exactText(text) : text);
  }
  if (known.size === 0) return listed;
  const texts = [...known.values()].flatMap(each => each.texts).sort();
  return terms.all([listed, terms.exact(`among ${texts.join()}`, mask, { is: 'among', values: known })]);
}

function isLossy(value: Json, lossy: LossyDoubles): boolean {
  if (typeof value === 'number') return lossy.has(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value as JsonObject).some(each => isLossy(each, lossy));
}
