import type { Constraints } from './constraints.js';
import type { Random } from './random.js';

/** Ranges of the registry's numeric formats. https://spec.openapis.org/registry/format/ */
const formatRanges: { readonly [format: string]: readonly [number, number] } = {
  int8: [-128, 127],
  int16: [-32768, 32767],
  int32: [-2147483648, 2147483647],
  int64: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  'double-int': [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  uint8: [0, 255],
  uint16: [0, 65535],
  uint32: [0, 4294967295],
  uint64: [0, Number.MAX_SAFE_INTEGER],
  float: [-3.4e38, 3.4e38],
};

interface Range {
  readonly low: number;
  readonly high: number;
  readonly openLow: boolean;
  readonly openHigh: boolean;
}

function rangeOf(all: Constraints): Range {
  let low = Math.max(all.minimum, all.exclusiveMinimum);
  let high = Math.min(all.maximum, all.exclusiveMaximum);
  for (const format of all.formats) {
    const range = Object.hasOwn(formatRanges, format) ? formatRanges[format] : undefined;
    if (!range) continue;
    low = Math.max(low, range[0]);
    high = Math.min(high, range[1]);
  }
  return { low, high, openLow: low === all.exclusiveMinimum, openHigh: high === all.exclusiveMaximum };
}

/** A step as an exact fraction: `count / scale`. */
interface Step {
  readonly count: bigint;
  readonly scale: number;
}

const finestScale = 15;

/** The smallest number that every one of `steps` divides. Undefined where it can't be said exactly. */
function commonStep(steps: readonly number[]): Step | undefined {
  let digits = 0;
  while (
    digits <= finestScale &&
    !steps.every(step => Number.isInteger(Number((step * 10 ** digits).toPrecision(15))))
  ) {
    digits++;
  }
  if (digits > finestScale) return undefined;
  const scale = 10 ** digits;
  const counts = steps.map(step => BigInt(Math.round(step * scale)));
  if (counts.some(count => count <= 0n)) return undefined;
  return { count: counts.reduce((left, right) => (left / divisor(left, right)) * right), scale };
}

function divisor(left: bigint, right: bigint): bigint {
  return right === 0n ? left : divisor(right, left % right);
}

/** Where in the reach of `count` places a value is taken. */
function place(least: number, most: number, random: Random, edge: boolean): number {
  if (edge) return random.chance(0.5) ? least : most;
  // small numbers read well: they are taken where the range has some
  const low = Math.max(least, Math.min(most, least < 1 && most > 0 ? 1 : least));
  return random.integer(low, Math.min(most, low + 99));
}

const spread = 100;

function stepped(range: Range, step: Step, random: Random, edge: boolean): number | undefined {
  const size = Number(step.count) / step.scale;
  let low = Number.isFinite(range.low) ? range.low : Math.min(0, range.high) - spread * size;
  let high = Number.isFinite(range.high) ? range.high : Math.max(0, range.low) + spread * size;
  if (range.low === -Infinity && range.high > 0) low = 0;
  if (range.low === -Infinity && range.high <= 0) low = range.high - spread * size;
  if (range.high === Infinity) high = Math.max(high, low + spread * size);
  let least = Math.ceil(low / size);
  let most = Math.floor(high / size);
  if (range.openLow && least * size <= range.low) least++;
  if (range.openHigh && most * size >= range.high) most--;
  if (least > most) return undefined;
  const fixedEdge = edge && (Number.isFinite(range.low) || Number.isFinite(range.high));
  let count = place(least, most, random, fixedEdge);
  if (fixedEdge && range.low === -Infinity) count = most;
  if (fixedEdge && range.high === Infinity) count = least;
  return Number(BigInt(count) * step.count) / step.scale;
}

function real(range: Range, random: Random, edge: boolean): number | undefined {
  const { low, high } = range;
  if (low > high) return undefined;
  if (edge && (low > -3e38 || high < 3e38)) {
    const atLow = high >= 3e38 || (low > -3e38 && random.chance(0.5));
    if (atLow) return range.openLow ? low + nudge(low) : low;
    return range.openHigh ? high - nudge(high) : high;
  }
  const from = low > -3e38 ? low : Math.min(0, high - spread);
  const to = Math.min(high, from + spread);
  const value = Math.round((from + random.next() * (to - from)) * 2) / 2;
  if (fits(value, range)) return value;
  const middle = from + (to - from) / 2;
  return fits(middle, range) ? middle : undefined;
}

function nudge(value: number): number {
  return Math.max(Math.abs(value) * Number.EPSILON * 2, Number.EPSILON);
}

function fits(value: number, { low, high, openLow, openHigh }: Range): boolean {
  return value >= low && value <= high && !(openLow && value === low) && !(openHigh && value === high);
}

/**
 * A number within the limits, small where they allow that.
 * @param whole only integers
 * @param edge at a limit where there is one
 * @returns undefined where there is none
 */
export function numberValue(all: Constraints, random: Random, whole: boolean, edge: boolean): number | undefined {
  const range = rangeOf(all);
  if (!whole && all.multiples.length === 0) return real(range, random, edge);
  const step = commonStep(whole ? [1, ...all.multiples] : all.multiples);
  if (step) return stepped(range, step, random, edge);
  const least = Math.max(...all.multiples);
  return [0, least, -least].find(value => fits(value, range));
}
