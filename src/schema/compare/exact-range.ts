import type { Literals } from './literals.js';
import type { Says } from './terms.js';

/** What is said of a number by its digits; of values that are no numbers, and of multiples, the digits say nothing that is looked at. */
const form = /^(minimum|exclusiveMinimum|maximum|exclusiveMaximum|is) (-?\d+)(?:e(-?\d+))?$/;

/** Digits beyond these are not written out. */
const mostDigits = 5000;

interface Said {
  readonly keyword: string;
  readonly digits: bigint;
  readonly exponent: number;
  readonly holds: boolean;
}

/**
 * Whether no number has all that is said of it by its digits, whatever it is as a double.
 * @param isWhole whether it is a whole number
 * @returns false also where nobody looks
 */
export function isNone({ asserted, denied }: Literals, isWhole: boolean): boolean {
  const all = [...read(asserted, true), ...read(denied, false)];
  if (all.length === 0) return false;
  const exponents = all.map(each => (each ? each.exponent : Number.NaN));
  const [least, most] = [Math.min(0, ...exponents), Math.max(0, ...exponents)];
  // one that is not read makes it no number
  if (!(most - least <= mostDigits)) return false;
  const range = new Range(isWhole ? 10n ** BigInt(-least) : undefined);
  for (const each of all) if (each) range.add(each, each.digits * 10n ** BigInt(each.exponent - least));
  return range.isEmpty;
}

function read(says: readonly Says[], holds: boolean): readonly (Said | undefined)[] {
  return says.flatMap(each => {
    if (each.is !== 'exact') return [];
    const [, keyword, digits, exponent = '0'] = form.exec(each.text) ?? [];
    return [keyword && digits ? { keyword, digits: BigInt(digits), exponent: Number(exponent), holds } : undefined];
  });
}

/** Numbers between two ends, in units that make all ends whole. */
class Range {
  readonly #unit: bigint | undefined;
  #least: { readonly at: bigint; readonly open: boolean } | undefined;
  #most: { readonly at: bigint; readonly open: boolean } | undefined;
  readonly #excluded = new Set<bigint>();

  /** @param unit of whole numbers, where there are to be no others */
  constructor(unit: bigint | undefined) {
    this.#unit = unit;
  }

  add({ keyword, holds }: Said, at: bigint): void {
    if (keyword === 'is' && !holds) this.#excluded.add(at);
    else if (keyword === 'is') {
      this.#from(at, false);
      this.#to(at, false);
    } else if (keyword.endsWith('inimum') === holds) this.#from(at, keyword.startsWith('e') === holds);
    else this.#to(at, keyword.startsWith('e') === holds);
  }

  get isEmpty(): boolean {
    if (!this.#least || !this.#most) return false;
    const [least, most] = [this.#least, this.#most];
    if (least.at > most.at || (least.at === most.at && (least.open || most.open))) return true;
    if (least.at === most.at) return this.#excluded.has(least.at);
    return this.#unit !== undefined && this.#hasNoWhole(least, most, this.#unit);
  }

  /** Whether there is no whole number in it, but for those that are excluded. */
  #hasNoWhole(least: { at: bigint; open: boolean }, most: { at: bigint; open: boolean }, unit: bigint): boolean {
    let first = ceil(least.at, unit);
    if (least.open && first === least.at) first += unit;
    for (; first < most.at || (first === most.at && !most.open); first += unit)
      if (!this.#excluded.has(first)) return false;
    return true;
  }

  #from(at: bigint, open: boolean): void {
    if (!this.#least || at > this.#least.at || (at === this.#least.at && open)) this.#least = { at, open };
  }

  #to(at: bigint, open: boolean): void {
    if (!this.#most || at < this.#most.at || (at === this.#most.at && open)) this.#most = { at, open };
  }
}

function ceil(at: bigint, unit: bigint): bigint {
  const rest = ((at % unit) + unit) % unit;
  return rest === 0n ? at : at + unit - rest;
}
