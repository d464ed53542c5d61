import { createHash } from 'node:crypto';
import { type DiffOptions, type SofteningName, softenings } from 'specwright';

/** The options of a comparison, each of them said, in one order. */
export type DiffSettings = Required<DiffOptions>;

/** What a comparison is kept by. */
export interface Question {
  /** SHA-256 of the bytes. */
  readonly base: Buffer;
  readonly head: Buffer;
  /** The version of Specwright that is to compare: another one may have another answer. */
  readonly engine: string;
  readonly options: DiffSettings;
}

/** The options of a comparison as they are asked for: `all` is each of the defaults. */
export interface AskedOptions extends Omit<DiffOptions, 'strict'> {
  readonly strict?: readonly (SofteningName | 'all')[];
}

/** @param at whose day is taken where none is given: what has passed tomorrow is another question tomorrow */
export function settingsOf({ strict = [], now, extensions = [] }: AskedOptions, at: Date): DiffSettings {
  const names = strict.flatMap(name => (name === 'all' ? softenings : [name]));
  return { strict: sorted(names), now: now ?? at.toISOString().slice(0, 10), extensions: sorted(extensions) };
}

function sorted<Name extends string>(names: readonly Name[]): readonly Name[] {
  return [...new Set(names)].sort();
}

/** The id of a question: the same for the same. */
export function idOf({ base, head, engine, options }: Question): Buffer {
  const { strict, now, extensions } = options;
  const parts = [base.toString('hex'), head.toString('hex'), engine, strict, now, extensions];
  return createHash('sha256').update(JSON.stringify(parts)).digest();
}
