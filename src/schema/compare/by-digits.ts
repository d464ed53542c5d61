import type { Json } from '../../document/index.js';

/** What is said of a value by the digits of its numbers, where these are not the digits of the doubles that checks read. */
export type ByDigits =
  /** Of numbers that are one double with the limit; digits as `exactText` gives them. */
  | { readonly is: LimitKeyword; readonly double: number; readonly digits: string }
  /** Of values that are one of these to doubles, by their texts: what they may be. */
  | { readonly is: 'among'; readonly values: ReadonlyMap<string, Listed> }
  /** Of doubles that stand for numbers some of which are multiples and some are not. */
  | Step
  /** Of doubles that stand for numbers that are not whole. */
  | { readonly is: 'whole'; readonly doubles: ReadonlySet<number> };

interface Step {
  readonly is: 'multiple';
  /** The step as doubles have it. */
  readonly of: number;
  readonly digits: string;
  /** Whether its digits are not those of its double: then it is told of any number where the two differ. */
  readonly isLossy: boolean;
  readonly doubles: ReadonlySet<number>;
}

export type LimitKeyword = 'minimum' | 'exclusiveMinimum' | 'maximum' | 'exclusiveMaximum';

/** A value as doubles have it, and its texts with all digits. */
export interface Listed {
  readonly value: Json;
  readonly texts: readonly string[];
}
