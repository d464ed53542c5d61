/** A schema as checks read it: normal form, seen for one use, without what asserts nothing. Plain data. */
export type CheckSchema = boolean | { readonly [keyword: string]: unknown };

/** A format: which values it is about, and whether one of them has it. */
export interface Format {
  readonly applies: 'string' | 'number';
  /** Completes "must be": "a date as in RFC 3339". */
  readonly expected: string;
  test(value: never): boolean;
  /** Of a format whose values are something else in handlers: makes that of a value that `test` accepts. */
  parse?(value: never): unknown;
  /** The way back; called with what is neither null nor such a value already. */
  serialise?(value: never): unknown;
}

/** A keyword of the user's own. Pure, synchronous. */
export interface Keyword {
  /** Whether the value satisfies the keyword's argument. Called with values of every kind. */
  test(argument: unknown, value: unknown): boolean;
  /** Completes "must": "be an even number". */
  expected(argument: unknown): string;
}

/** How a pattern is matched: by the engine of JavaScript with these flags, or in linear time by RE2. */
export type PatternChoice = 'u' | '' | 're2';

export interface Matcher {
  test(text: string): boolean;
}

/** What explaining needs beside the schema and the value. */
export interface Rules {
  lookup(id: string): CheckSchema;
  format(name: string): Format | undefined;
  keyword(name: string): Keyword | undefined;
  matcher(pattern: string): Matcher;
}

/** More violations than this say nothing new, and an answer must not grow with what a client sends. */
export const MOST_VIOLATIONS = 100;
