/** Between which numbers others are, these among them. */
export interface Ends {
  readonly least: number;
  readonly most: number;
}

/** Multiples by their index that are tried before those of round decimals, where not every index is a double. */
const mostBeyond = 100;
/** Of each power of ten so many multiples are tried. */
const perPower = 8;
/** Decimals of so many digits are doubles that print them back; of some with two more that is so. */
const mostDigits = 17;

/** Multiples of a step within a range or next to its ends, those near zero or the nearer end first. */
export function* multiples(step: number, { least, most }: Ends): Iterable<number> {
  if (least === most) {
    yield least;
    return;
  }
  // quotients of doubles may be off by one
  const first = Math.ceil(least / step) - 1;
  const last = Math.floor(most / step) + 1;
  const middle = Math.min(Math.max(0, first), last);
  // where not every whole number is a double, the next one that is
  const unit = Math.max(1, 2 ** (Math.floor(Math.log2(Math.abs(middle))) - 52));
  const at = (index: number) => exact(index, step);
  const isBeyond = !isExact(middle * step, step);
  for (let away = 0; middle - away >= first || middle + away <= last; away += unit) {
    if (isBeyond && away > mostBeyond * unit) break;
    if (middle + away <= last) yield at(middle + away);
    if (away > 0 && middle - away >= first) yield at(middle - away);
  }
  if (isBeyond && Number.isFinite(middle)) yield* ofRoundDecimals(step, middle);
}

/**
 * Multiples where doubles are no more each of their decimals: a power of ten times a small multiple is one, and prints as
 * what checks judge.
 * @param from the index of the multiple nearest to zero
 */
function* ofRoundDecimals(step: number, from: number): Iterable<number> {
  const digits = decimals(step);
  if (digits > 300) return;
  const whole = BigInt(Math.round(step * 10 ** digits));
  const sign = from < 0 ? '-' : '';
  for (let power = Math.ceil(Math.log10(Math.abs(from))); power >= 0; power--) {
    const next = BigInt(Math.ceil(Math.abs(from) / 10 ** power));
    if (String(whole * next).length > mostDigits) return;
    for (let more = 0n; more < perPower; more++) yield Number(`${sign}${whole * (next + more)}e${power - digits}`);
  }
}

/** Whether a multiple of the step of this size, and each that is smaller, is the double that it is computed as. */
export function isExact(value: number, step: number): boolean {
  const digits = decimals(step);
  return digits <= 15 && Math.abs(value) * 10 ** digits < Number.MAX_SAFE_INTEGER;
}

/** How many decimals a number has. */
export function decimals(value: number): number {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (mantissa.split('.')[1] ?? '').length - Number(exponent));
}

/** A multiple as it is written in decimals: 3 times 0.1 is 0.3. */
function exact(index: number, step: number): number {
  const digits = decimals(step);
  return digits > 15 ? index * step : Number((index * step).toFixed(digits));
}
