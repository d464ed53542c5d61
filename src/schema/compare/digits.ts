// https://json-schema.org/draft/2020-12/json-schema-core#section-6.3
import { canonical, type Json } from '../../document/index.js';
import type { LimitKeyword } from './by-digits.js';
import type { Literals } from './literals.js';
import type { Says } from './terms.js';

export type Exact = Extract<Says, { readonly is: 'exact' }>;

/** Whether anything is said of a value: of others it holds. */
export function speaksOf({ digits }: Exact, value: unknown): boolean {
  if (digits.is === 'multiple') return true;
  return digits.is === 'among' ? digits.values.has(canonical(value as Json)) : digits.double === value;
}

/** What literals say by digits. */
export function exactIn({ asserted, denied }: Pick<Literals, 'asserted' | 'denied'>) {
  const exact = (each: Says): each is Exact => each.is === 'exact';
  return { asserted: asserted.filter(exact), denied: denied.filter(exact) };
}

/** Whether there may be a value that is this one to doubles, and has by its digits all that is said of it. */
export function mayBe(value: unknown, literals: Pick<Literals, 'asserted' | 'denied'>): boolean {
  const { asserted, denied } = exactIn(literals);
  if (!denied.every(each => speaksOf(each, value))) return false;
  const key = canonical(value as Json);
  const range = new Range();
  const excluded = new Set<string>();
  let listed: readonly string[] | undefined;
  for (const { digits } of denied) {
    if (digits.is === 'among') for (const text of digits.values.get(key)!.texts) excluded.add(text);
    else if (digits.is !== 'multiple') range.add(digits, false);
  }
  for (const each of asserted.filter(says => speaksOf(says, value))) {
    const { digits } = each;
    if (digits.is === 'among') {
      const { texts } = digits.values.get(key)!;
      listed = listed ? listed.filter(text => texts.includes(text)) : texts;
    } else if (digits.is !== 'multiple') range.add(digits, true);
  }
  return listed ? listed.some(text => !excluded.has(text) && range.has(text)) : !range.isEmpty(excluded);
}

interface End {
  readonly digits: string;
  readonly isOpen: boolean;
}

/** Numbers between ends. */
class Range {
  readonly #from: End[] = [];
  readonly #to: End[] = [];

  add({ is, digits }: { readonly is: LimitKeyword; readonly digits: string }, holds: boolean): void {
    const isLower = is === 'minimum' || is === 'exclusiveMinimum';
    const isOpen = (is === 'exclusiveMinimum' || is === 'exclusiveMaximum') === holds;
    (isLower === holds ? this.#from : this.#to).push({ digits, isOpen });
  }

  has(digits: string): boolean {
    return !isAbove(this.#from, [{ digits, isOpen: false }]) && !isAbove([{ digits, isOpen: false }], this.#to);
  }

  /** @param excluded numbers that are not in it, one of which may be all that is left */
  isEmpty(excluded: ReadonlySet<string>): boolean {
    const only = this.#from.find(({ digits }) => this.#to.some(each => each.digits === digits));
    return isAbove(this.#from, this.#to) || (only !== undefined && excluded.has(only.digits));
  }
}

/** Whether a lower end leaves nothing below an upper one. */
function isAbove(from: readonly End[], to: readonly End[]): boolean {
  return from.some(low =>
    to.some(high => {
      const order = compareDecimals(low.digits, high.digits);
      return order !== undefined && (order > 0n || (order === 0n && (low.isOpen || high.isOpen)));
    }),
  );
}

/** Decimals further apart than this many digits are not written out. */
const mostDigits = 5000;

/** @returns undefined where one is no number, or they are too far apart to be compared */
function compareDecimals(one: string, other: string): bigint | undefined {
  const [left, right] = [decimalOf(one), decimalOf(other)];
  if (!left || !right || Math.abs(left.exponent - right.exponent) > mostDigits) return undefined;
  const least = Math.min(left.exponent, right.exponent);
  const scaled = ({ digits, exponent }: typeof left) => digits * 10n ** BigInt(exponent - least);
  return scaled(left) - scaled(right);
}

function decimalOf(text: string): { readonly digits: bigint; readonly exponent: number } | undefined {
  const [, digits, exponent = '0'] = /^(-?\d+)(?:e(-?\d+))?$/.exec(text) ?? [];
  return digits === undefined ? undefined : { digits: BigInt(digits), exponent: Number(exponent) };
}
