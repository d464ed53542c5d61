import type { OperationChecks, ParameterPlan } from '../../plan/index.js';
import type { ProblemError } from '../../problem/index.js';
import { type Bag, bag, emptyBag } from './bag.js';
import { faultError } from './error.js';
import { Fields, fieldReader, type Sorted } from './fields.js';
import { type CheckOptions, settler } from './parameter-check.js';
import { decodePercent } from './percent.js';
import { allowsString } from './primitive.js';
import { Reading } from './reading.js';

export interface QueryOptions extends CheckOptions {
  /** What to do with query parameters that the operation doesn't declare. Default `refuse`. */
  readonly unknownQuery?: 'refuse' | 'ignore';
  /** Names that are known though no parameter: API keys of security schemes. */
  readonly knownQuery?: readonly string[];
  /** Default 1000. */
  readonly maxQueryKeys?: number;
}

type QueryPlan = Omit<ParameterPlan, 'in' | 'required'> & { readonly required: boolean };

/**
 * Reads pairs of a query or an urlencoded body.
 * @param raw without `?`
 * @returns declared names only
 */
export type ReadQuery = (raw: string, errors: ProblemError[]) => Readonly<Bag>;

/** @param where how errors name the place: `query` or `body` */
export function queryReader(
  where: string,
  plans: readonly QueryPlan[],
  checks: OperationChecks,
  options: QueryOptions,
): ReadQuery {
  const reading = new Reading();
  const fields = new Fields(plans);
  const readers = plans.map(plan => parameterReader(where, plan, checks, options, reading));
  const asks = readers.some(reader => reader.asks);
  const known = new Set(options.knownQuery ?? []);
  const most = options.maxQueryKeys ?? 1000;

  return (raw, errors) => {
    if (raw === '' && !asks) return emptyBag;
    const sorted = fields.start();
    if (!sortQuery(raw, fields, sorted, most)) errors.push(faultError(where, undefined, 'too-many-parameters'));
    if (options.unknownQuery !== 'ignore') refuseUnknown(where, sorted, known, errors);
    const query = bag();
    for (let slot = 0; slot < readers.length; slot += 1) {
      const { name, empty, text, read, present, absent } = readers[slot]!;
      const values = sorted.values[slot];
      const pairs = sorted.pairs[slot];
      let value: unknown;
      if (values === undefined && pairs === undefined) value = absent(errors);
      else if (empty && values === '' && pairs === undefined) value = text ? '' : absent(errors);
      // a copy: reading twice, for bigints, must not see what the first reading added
      else value = present(() => read(values, pairs && [...pairs], reading), errors);
      if (value !== undefined) query[name] = value;
    }
    return query;
  };
}

/** What is known of one parameter before any request: how its values are read, and what becomes of them. */
function parameterReader(
  where: string,
  plan: QueryPlan,
  checks: OperationChecks,
  options: QueryOptions,
  reading: Reading,
) {
  return {
    name: plan.name,
    // "in place of parameters that would otherwise be omitted": only of a text is it a value
    empty: plan.allowEmptyValue,
    text: allowsString(plan.wire),
    read: fieldReader(plan, 'form'),
    ...settler(where, plan, checks, options, reading),
  };
}

/**
 * @param reading takes the fault of a name that can't be decoded; without it such a name is nobody's, as it stands
 * @returns false where there are more pairs than are read
 */
export function sortQuery(raw: string, fields: Fields, sorted: Sorted, most: number, reading?: Reading): boolean {
  let count = 0;
  for (let start = 0; start < raw.length; ) {
    let end = raw.indexOf('&', start);
    if (end === -1) end = raw.length;
    if (end > start) {
      if (++count > most) return false;
      const equals = raw.indexOf('=', start);
      const split = equals === -1 || equals > end ? end : equals;
      const name = raw.slice(start, split);
      const decoded = decodePercent(name, true);
      if (decoded === undefined && reading) reading.fault = 'percent-encoding';
      fields.take(sorted, decoded ?? name, raw.slice(split + 1, end));
    }
    start = end + 1;
  }
  return true;
}

function refuseUnknown(where: string, sorted: Sorted, known: ReadonlySet<string>, errors: ProblemError[]): void {
  for (const name of sorted.unknown) {
    if (!known.has(name)) errors.push(faultError(where, name.slice(0, 100), 'unknown'));
  }
}
