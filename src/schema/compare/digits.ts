// https://json-schema.org/draft/2020-12/json-schema-core#section-6.3
import { canonical, exactText, type Json } from '../../document/index.js';
import { isMultiple } from '../runtime/measure.js';
import type { ByDigits } from './by-digits.js';
import { compareDecimals, isMultipleOf, isWhole } from './decimals.js';
import type { Literals } from './literals.js';
import type { Says } from './terms.js';

export type Exact = Extract<Says, { readonly is: 'exact' }>;

/** Whether anything is said of a value: of others it holds. */
export function speaksOf({ digits }: Exact, value: unknown): boolean {
  if (digits.is === 'whole') return digits.doubles.has(value as number);
  if (digits.is === 'multiple')
    return typeof value === 'number' && (digits.doubles.has(value) || isBetween(digits, value));
  return digits.is === 'among' ? digits.values.has(canonical(value as Json)) : digits.double === value;
}

type Step = Extract<ByDigits, { readonly is: 'multiple' }>;

/** Whether a number that stands for itself is a multiple of a step's double and not of its digits, or the other way about. */
function isBetween({ of, digits, isLossy }: Step, value: number): boolean {
  return isLossy && isMultipleOf(exactText(String(value)), digits) !== isMultiple(value, of);
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
    else if (isLimit(digits)) range.add(digits, false);
    else if (digits.is === 'multiple' && isOnlyOf(digits, asserted)) return false;
  }
  for (const each of asserted.filter(says => speaksOf(says, value))) {
    const { digits } = each;
    if (digits.is === 'among') {
      const { texts } = digits.values.get(key)!;
      listed = listed ? listed.filter(text => texts.includes(text)) : texts;
    } else if (isLimit(digits)) range.add(digits, true);
  }
  if (!listed) return !range.isEmpty(excluded);
  return listed.some(text => !excluded.has(text) && range.has(text) && isOf(text, asserted, denied));
}

type Limit = Extract<ByDigits, { readonly double: number }>;

export function isLimit(digits: ByDigits): digits is Limit {
  return 'double' in digits;
}

/** Whether JSON has a value: not the numbers beyond all doubles, and YAML's `.inf` and `.nan`. */
function isSent(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(isSent);
}

function isExclusive({ is }: Limit): boolean {
  return is === 'exclusiveMinimum' || is === 'exclusiveMaximum';
}

/** Whether the multiples of steps that are asserted are all multiples of this one. */
function isOnlyOf({ digits }: Step, asserted: readonly Exact[]): boolean {
  return asserted.some(({ digits: each }) => each.is === 'multiple' && isMultipleOf(each.digits, digits) === true);
}

/** Whether a number as written may be whole and a multiple, and not, as is said. */
function isOf(text: string, asserted: readonly Exact[], denied: readonly Exact[]): boolean {
  const has = ({ digits }: Exact) => {
    if (digits.is === 'whole') return isWhole(text);
    return digits.is === 'multiple' ? isMultipleOf(text, digits.digits) : undefined;
  };
  return asserted.every(each => has(each) !== false) && denied.every(each => has(each) !== true);
}

/**
 * Whether a value that is listed shows to checks that read doubles what is said of it: none of it is denied by digits
 * alone, and there is a number as written that has it all.
 */
export function isShown(value: unknown, literals: Pick<Literals, 'asserted' | 'denied'>): boolean {
  const { asserted, denied } = exactIn(literals);
  const isRead = ({ digits }: Exact) => {
    if (digits.is === 'multiple' && typeof value === 'number')
      return isMultiple(value, digits.of) && (digits.doubles.has(value) || !isBetween(digits, value));
    return !isLimit(digits) || digits.double !== value || !isExclusive(digits);
  };
  return isSent(value) && denied.length === 0 && asserted.every(isRead) && mayBe(value, literals);
}

interface End {
  readonly digits: string;
  readonly isOpen: boolean;
}

/** Numbers between ends. */
class Range {
  readonly #from: End[] = [];
  readonly #to: End[] = [];

  add(limit: Limit, holds: boolean): void {
    const { is, digits } = limit;
    const isLower = is === 'minimum' || is === 'exclusiveMinimum';
    const isOpen = isExclusive(limit) === holds;
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
