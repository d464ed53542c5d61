import { includes } from '../runtime/equal.js';
import { isMultiple } from '../runtime/measure.js';
import type { Answer } from './answer.js';
import type { Literals } from './literals.js';
import { types } from './terms.js';

/** Candidates looked at: what none of them is may still be, unless all there are were looked at. */
const mostTried = 5000;

/** A number that is whole or not, as the type says, and has what the literals say. */
export function numberOf(type: number, literals: Literals): Answer {
  const range = rangeOf(literals);
  const step = stepOf(type, literals);
  const fits = (value: number) => isWithin(value, range) && fitsAll(value, type, literals);
  if (range.least > range.most) return 'none';
  if (type === types.fraction && step !== undefined && Number.isInteger(step)) return 'none';
  const candidates = step === undefined ? betweens(range) : multiples(step, range);
  const round = step === undefined ? Infinity : roundOf(step, literals);
  let tried = 0;
  for (const value of candidates) {
    if (fits(value)) return { value };
    // what no number of a whole round is, none is
    if (++tried > round) return 'none';
    if (tried > mostTried) return { unknown: 'numbers' };
  }
  // without a step all of a range with some width can't be excluded one by one
  if (step === undefined && range.least < range.most) return { unknown: 'numbers' };
  return 'none';
}

interface Range {
  readonly least: number;
  readonly most: number;
  readonly open: { readonly least: boolean; readonly most: boolean };
}

function rangeOf({ asserted, denied }: Literals): Range {
  let [least, most, openLeast, openMost] = [-Infinity, Infinity, false, false];
  const from = (limit: number, exclusive: boolean) => {
    if (limit > least || (limit === least && exclusive)) [least, openLeast] = [limit, exclusive];
  };
  const to = (limit: number, exclusive: boolean) => {
    if (limit < most || (limit === most && exclusive)) [most, openMost] = [limit, exclusive];
  };
  for (const says of asserted) {
    if (says.is === 'atLeast') from(says.limit, says.exclusive);
    if (says.is === 'atMost') to(says.limit, says.exclusive);
  }
  for (const says of denied) {
    if (says.is === 'atLeast') to(says.limit, !says.exclusive);
    if (says.is === 'atMost') from(says.limit, !says.exclusive);
  }
  return { least, most, open: { least: openLeast, most: openMost } };
}

function isWithin(value: number, { least, most, open }: Range): boolean {
  return (open.least ? value > least : value >= least) && (open.most ? value < most : value <= most);
}

function fitsAll(value: number, type: number, { asserted, denied, excluded }: Literals): boolean {
  if (!Number.isFinite(value) || Number.isInteger(value) !== (type === types.integer)) return false;
  return (
    asserted.every(says => says.is !== 'multiple' || isMultiple(value, says.of)) &&
    denied.every(says => says.is !== 'multiple' || !isMultiple(value, says.of)) &&
    !includes(excluded, value)
  );
}

/** The numbers that all are multiples of. */
function stepOf(type: number, { asserted }: Literals): number | undefined {
  const divisors = asserted.flatMap(says => (says.is === 'multiple' ? [says.of] : []));
  if (type === types.integer) divisors.push(1);
  return divisors.length === 0 ? undefined : commonMultiple(divisors);
}

/** After how many multiples of the step, on either side of zero, all is as before; what is excluded may be in the way. */
function roundOf(step: number, { denied, excluded }: Literals): number {
  const all = [step, ...denied.flatMap(says => (says.is === 'multiple' ? [says.of] : []))];
  const common = commonMultiple(all);
  return common === undefined ? Infinity : 2 * (common / step + excluded.length + 1);
}

function commonMultiple(all: readonly number[]): number | undefined {
  const digits = Math.max(...all.map(decimals));
  const whole = all.map(each => BigInt(Math.round(each * 10 ** digits)));
  const common = Number(whole.reduce(leastCommonMultiple)) / 10 ** digits;
  return common > 0 && Number.isFinite(common) ? common : undefined;
}

function decimals(value: number): number {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (mantissa.split('.')[1] ?? '').length - Number(exponent));
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  let [high, low] = [a, b];
  while (low !== 0n) [high, low] = [low, high % low];
  return high === 0n ? 0n : (a / high) * b;
}

/** Multiples of a step within a range, those near zero or the nearer end first. */
function* multiples(step: number, { least, most }: Range): Iterable<number> {
  const first = Math.ceil(least / step);
  const last = Math.floor(most / step);
  const middle = Math.min(Math.max(0, first), last);
  const at = (index: number) => exact(index, step);
  for (let away = 0; middle - away >= first || middle + away <= last; away++) {
    if (middle + away <= last) yield at(middle + away);
    if (away > 0 && middle - away >= first) yield at(middle - away);
  }
}

/** A multiple as it is written in decimals: 3 times 0.1 is 0.3. */
function exact(index: number, step: number): number {
  const digits = decimals(step);
  return digits > 15 ? index * step : Number((index * step).toFixed(digits));
}

/** Numbers of a range without a step: its ends, whole ones and halves near them, and ever finer parts. */
function* betweens({ least, most }: Range): Iterable<number> {
  const from = Number.isFinite(least) ? least : Math.min(0, most) - 1;
  const to = Number.isFinite(most) ? most : Math.max(0, least) + 1;
  yield* [from, to, 0];
  for (let parts = 2; parts < 100; parts++)
    for (let part = 1; part < parts; part++) {
      const value = from + ((to - from) * part) / parts;
      yield Math.round(value);
      yield Number(value.toPrecision(3));
      yield value;
    }
  for (let away = 1; away < 100; away++) {
    if (!Number.isFinite(most)) yield* [to + away, to + away + 0.5];
    if (!Number.isFinite(least)) yield* [from - away, from - away - 0.5];
  }
}
