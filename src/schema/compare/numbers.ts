import { isMultiple, isMultipleAsPrinted } from '../runtime/measure.js';
import type { Answer } from './answer.js';
import type { Literals } from './literals.js';
import type { Meanings } from './meanings.js';
import { decimals, type Ends, isExact, multiples } from './multiples.js';
import { types } from './terms.js';

/** Candidates looked at, beside those that are excluded: what none of them is may still be, unless all were looked at. */
const mostTried = 500;

/**
 * A number that is whole or not, as the type says, and has what the literals say.
 * @param isOpen of which numbers that have it something else is left to be said: none of them is the answer, nor is there none
 */
export function numberOf(
  type: number,
  literals: Literals,
  { hasFormat }: Meanings,
  isOpen: (value: number) => boolean = () => false,
): Answer {
  const range = rangeOf(literals);
  const step = stepOf(type, literals);
  const fits = (value: number) => isWithin(value, range) && fitsAll(value, type, literals, hasFormat);
  if (range.least > range.most || (range.least === range.most && (range.open.least || range.open.most))) return 'none';
  if (type === types.fraction && step !== undefined && Number.isInteger(step)) return 'none';
  if (step !== undefined && isDenied(step, literals)) return 'none';
  const candidates = step === undefined ? betweens(range) : multiples(step, range);
  const round = step === undefined ? Infinity : roundOf(type, step, literals);
  // of a format that is not of the registry nobody knows where its numbers are
  const own = [...literals.asserted, ...literals.denied].some(says => says.is === 'format');
  let [tried, certain] = [0, 0];
  let none: Answer = 'none';
  for (const value of candidates) {
    if (fits(value)) {
      if (!isOpen(value)) return { value };
      none = { unknown: 'numbers' };
    }
    // what no number of a whole round is, none is; of a multiple that no double is, its double says nothing
    if (step !== undefined && isExact(value, step) && ++certain > round && !own) return none;
    if (++tried > mostTried + literals.excluded.size) return { unknown: 'numbers' };
  }
  return hasAll(step, range) ? none : { unknown: 'numbers' };
}

/** Whether a number has what the literals say; one that is larger than any double, as far as its size goes. */
export function isNumberOf(type: number, value: number, literals: Literals, { hasFormat }: Meanings): boolean {
  if (!isWithin(value, rangeOf(literals))) return false;
  return !Number.isFinite(value) || fitsAll(value, type, literals, hasFormat);
}

/** Whether all numbers of a range are among the candidates: not those without a step, nor those that doubles can't tell apart. */
function hasAll(step: number | undefined, { least, most }: Range): boolean {
  if (least === most) return true;
  if (step === undefined) return false;
  return isExact(Math.max(Math.abs(least), Math.abs(most)), step);
}

/** Whether what all multiples of the step are is denied: then each is. */
function isDenied(step: number, { denied }: Literals): boolean {
  return isExact(step, step) && denied.some(says => says.is === 'multiple' && isMultiple(step, says.of));
}

interface Range extends Ends {
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

function fitsAll(
  value: number,
  type: number,
  { asserted, denied, excluded }: Literals,
  hasFormat: Meanings['hasFormat'],
): boolean {
  if (!Number.isFinite(value) || Number.isInteger(value) !== (type === types.integer)) return false;
  return (
    asserted.every(says => says.is !== 'multiple' || isMultipleAsPrinted(value, says.of)) &&
    denied.every(says => says.is !== 'multiple' || !isMultiple(value, says.of)) &&
    asserted.every(says => says.is !== 'format' || hasFormat(says.text, value)) &&
    denied.every(says => says.is !== 'format' || !hasFormat(says.text, value)) &&
    !excluded.has(value)
  );
}

/** The numbers that all are multiples of. */
function stepOf(type: number, { asserted }: Literals): number | undefined {
  const divisors = asserted.flatMap(says => (says.is === 'multiple' ? [says.of] : []));
  if (type === types.integer) divisors.push(1);
  return divisors.length === 0 ? undefined : commonMultiple(divisors);
}

/** After how many multiples of the step, on either side of zero, all is as before; what is excluded may be in the way. */
function roundOf(type: number, step: number, { denied, excluded }: Literals): number {
  const all = [
    step,
    ...(type === types.fraction ? [1] : []),
    ...denied.flatMap(says => (says.is === 'multiple' ? [says.of] : [])),
  ];
  const common = commonMultiple(all);
  return common === undefined ? Infinity : 2 * (common / step + excluded.size + 1);
}

function commonMultiple(all: readonly number[]): number | undefined {
  const digits = Math.max(...all.map(decimals));
  if (digits > 300 || all.includes(Infinity)) return undefined;
  const whole = all.map(each => BigInt(Math.round(each * 10 ** digits)));
  const common = Number(whole.reduce(leastCommonMultiple)) / 10 ** digits;
  return common > 0 && Number.isFinite(common) ? common : undefined;
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  let [high, low] = [a, b];
  while (low !== 0n) [high, low] = [low, high % low];
  return high === 0n ? 0n : (a / high) * b;
}

/** Numbers of a range without a step: its ends, whole ones and halves near them, and ever finer parts. */
function* betweens({ least, most }: Ends): Iterable<number> {
  if (least === most) {
    yield least;
    return;
  }
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
