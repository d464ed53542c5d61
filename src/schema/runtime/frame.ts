import type { Outcome } from './outcome.js';
import type { CheckSchema, Rules } from './rules.js';

/** One schema at one value: what a keyword gets to see. */
export interface Frame {
  readonly schema: { readonly [keyword: string]: unknown };
  readonly value: unknown;
  readonly pointer: string;
  readonly rules: Rules;
  readonly out: Outcome;
  /** Set where the discriminator has chosen, so that oneOf and anyOf beside it are done. */
  dispatched: boolean;
  evaluate: Evaluate;
}

/** @param via the keyword that leads to the schema: the code of a violation of `false` */
export type Evaluate = (schema: CheckSchema, value: unknown, pointer: string, rules: Rules, via: string) => Outcome;

export type KeywordCheck = (argument: never, frame: Frame) => void;

/** Evaluates a subschema in the same place. */
export function here(frame: Frame, schema: CheckSchema, via: string): Outcome {
  return frame.evaluate(schema, frame.value, frame.pointer, frame.rules, via);
}

/** Evaluates a subschema at a member or item; its violations count here, what it evaluates does not. */
export function below(frame: Frame, schema: CheckSchema, token: string | number, via: string): void {
  const value = (frame.value as Readonly<Record<string | number, unknown>>)[token];
  const inner = frame.evaluate(schema, value, descend(frame.pointer, token), frame.rules, via);
  for (const violation of inner.violations) frame.out.fail(violation);
}

export function descend(pointer: string, token: string | number): string {
  if (typeof token === 'number') return `${pointer}/${token}`;
  return `${pointer}/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

export function fail(frame: Frame, code: string, message: string, pointer = frame.pointer): void {
  frame.out.fail({ pointer, code, message });
}
