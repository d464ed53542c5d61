import type { Schema, SchemaId, SchemaJson } from '../../contract/index.js';
import type { CompileOptions } from '../compile/options.js';
import { re2 } from '../pattern/re2.js';
import { createMatchers } from '../runtime/matcher.js';
import type { Matcher } from '../runtime/rules.js';
import type { Use } from '../types.js';
import type { Answer } from './answer.js';
import { type Comparison, comparisonOf } from './comparison.js';
import { declaredIn } from './declared.js';
import { Finder } from './find.js';
import type { Meanings } from './meanings.js';
import { OutOfSteps } from './search.js';
import { Sets } from './sets.js';
import { type Term, Terms } from './terms.js';

/** A schema of one side: its id, or JSON in the normal form of `Schema.json` whose `$ref`s lead into that side. */
export type Compared = SchemaId | SchemaJson;

export interface CompareOptions {
  /**
   * What the properties are that one side alone declares, of objects that the other leaves open: `anything`, as JSON
   * Schema has it and where left out; or `absent`, so that declaring one more takes nothing away.
   */
  readonly undeclared?: 'anything' | 'absent';
}

export interface ComparerOptions extends CompileOptions {
  /** Steps that one question may take before it is `unknown`. */
  readonly steps?: number;
}

/** The schemas of the two sides, `contract.schemas` of each; they may be the same. */
export interface ComparedSets {
  readonly old: ReadonlyMap<SchemaId, Schema>;
  readonly now: ReadonlyMap<SchemaId, Schema>;
}

/** Compares schemas of two contracts by the values that they accept. What it found it keeps: what schemas share is compared once. */
export interface Comparer {
  /**
   * How the new schema stands to the old one. Never throws: what can't be decided within its steps is `unknown`.
   * @param use which way the values travel: it decides what readOnly and writeOnly mean
   */
  compare(old: Compared, now: Compared, use: Use, options?: CompareOptions): Comparison;
  /**
   * A value that the old schema accepts and the new one does not, as small as can be; `none` where that is proven.
   * Against `false` it is any value of the old schema: `none` says that it accepts nothing.
   */
  lost(old: Compared, now: Compared, use: Use, options?: CompareOptions): Answer;
  /** A value that the new schema accepts and the old one does not. */
  gained(old: Compared, now: Compared, use: Use, options?: CompareOptions): Answer;
}

/**
 * Makes a comparer of two versions' schemas.
 *
 * A schema is read when it is first asked about, and a pair is decided once, however many operations lead to it:
 *
 *     const comparer = createComparer({ old: before.schemas, now: after.schemas });
 *     comparer.compare(oldBody.id, newBody.id, 'request'); // { relation: 'narrower', lost: { value: {} } }
 *     comparer.compare(oldBody.id, newBody.id, 'response', { undeclared: 'absent' });
 *
 * @param options as for the compiler, so that values are judged as checks judge them
 */
export function createComparer({ old, now }: ComparedSets, options: ComparerOptions = {}): Comparer {
  const pairs = new Pairs(options);
  const ask =
    (forward: boolean) =>
    (one: Compared, other: Compared, use: Use, how: CompareOptions = {}) => {
      const [before, after] = [pairs.term(old, one, use), pairs.term(now, other, use)];
      return forward ? pairs.difference(before, after, how) : pairs.difference(after, before, how);
    };
  const [lost, gained] = [ask(true), ask(false)];
  return Object.freeze({
    compare: (one: Compared, other: Compared, use: Use, how?: CompareOptions) =>
      comparisonOf(lost(one, other, use, how), gained(one, other, use, how)),
    lost,
    gained,
  });
}

const mostSteps = 50_000;

/** Pairs of terms, each decided once. */
class Pairs {
  readonly #terms = new Terms();
  readonly #sets: Sets;
  readonly #steps: number;
  readonly #matchers = new Map<string, Matcher>();
  readonly #known = new Map<string, Answer>();
  #finder: Finder | undefined;

  constructor({ steps = mostSteps, ...options }: ComparerOptions) {
    this.#sets = new Sets(this.#terms, options);
    this.#steps = steps;
  }

  term(schemas: ReadonlyMap<SchemaId, Schema>, schema: Compared, use: Use): Term {
    return this.#sets.term(schemas, schema, use);
  }

  /** A value that the one accepts and the other does not. */
  difference(one: Term, other: Term, { undeclared = 'anything' }: CompareOptions): Answer {
    if (one === other) return 'none';
    const key = `${one} ${other} ${undeclared}`;
    let known = this.#known.get(key);
    if (!known) this.#known.set(key, (known = this.#find(one, other, undeclared === 'absent')));
    return known;
  }

  #find(one: Term, other: Term, lenient: boolean): Answer {
    const terms = this.#terms;
    try {
      return this.#finderOf(one, lenient).ask(terms.all([one, terms.not(other)]), this.#steps);
    } catch (error) {
      if (error instanceof OutOfSteps) return { unknown: 'steps' };
      throw error;
    }
  }

  /** What is found of parts holds for all pairs, but where it rests on what one side of a pair declares. */
  #finderOf(one: Term, lenient: boolean): Finder {
    const meanings = this.#meanings();
    if (lenient) return new Finder(meanings, declaredIn(one, meanings));
    this.#finder ??= new Finder(meanings);
    return this.#finder;
  }

  #meanings(): Meanings {
    return {
      terms: this.#terms,
      again: key => this.#sets.again(key),
      matches: (pattern, text) => this.#matcher(pattern).test(text),
      hasFormat: (name, value) => {
        const format = this.#sets.format(name);
        return !format || format.applies !== typeof value || format.test(value as never);
      },
      satisfies: () => undefined,
    };
  }

  #matcher(pattern: string): Matcher {
    let matcher = this.#matchers.get(pattern);
    if (!matcher) {
      const choice = this.#sets.choice(pattern);
      matcher = createMatchers(Object.fromEntries([[pattern, choice]]), re2)(pattern);
      this.#matchers.set(pattern, matcher);
    }
    return matcher;
  }
}
