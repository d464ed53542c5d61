import type { Json } from '../../document/index.js';

/** What is said of a value by the digits of its numbers, where these are not the digits of the doubles that checks read. */
export type ByDigits =
  /** Of numbers that are one double with the limit; digits as `exactText` gives them. */
  | { readonly is: LimitKeyword; readonly double: number; readonly digits: string }
  /** Of values that are one of these to doubles, by their texts: what they may be. */
  | { readonly is: 'among'; readonly values: ReadonlyMap<string, Listed> }
  /** Of any number: nobody can say. */
  | { readonly is: 'multiple' };

export type LimitKeyword = 'minimum' | 'exclusiveMinimum' | 'maximum' | 'exclusiveMaximum';

/** A value as doubles have it, and its texts with all digits. */
export interface Listed {
  readonly value: Json;
  readonly texts: readonly string[];
}
