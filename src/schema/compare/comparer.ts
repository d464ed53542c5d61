import type { Schema, SchemaId } from '../../contract/index.js';
import type { LossyDoubles } from '../../document/index.js';
import type { CompileOptions } from '../compile/options.js';
import type { Matcher } from '../runtime/rules.js';
import type { Use } from '../types.js';
import type { Answer, Reason } from './answer.js';
import { type Comparison, comparisonOf } from './comparison.js';
import { denied } from './declared.js';
import { Finder, type Plain, plainOf } from './find.js';
import { shapeOf } from './format-shapes.js';
import { holds, type Judged, Unjudged } from './holds.js';
import type { Meanings } from './meanings.js';
import { type Compared, type Place, type ReadSide, type Shown, shown } from './places.js';
import type { Tags } from './reading.js';
import { OutOfSteps } from './search.js';
import { Sets } from './sets.js';
import { type Says, type Term, Terms } from './terms.js';
import { matcherOf } from './text/matching.js';

export interface CompareOptions {
  /**
   * What the properties are that one side alone declares, of objects that the other leaves open: `anything`, as JSON
   * Schema has it and where left out; or `absent`, so that declaring one more takes nothing away.
   */
  readonly undeclared?: 'anything' | 'absent';
  /** Places that the value has to show, each. */
  readonly showing?: readonly Place[];
  /** Places that it must not show. */
  readonly sparing?: readonly Place[];
}

export interface ComparerOptions extends CompileOptions {
  /** Steps that one question may take before it is `unknown`. */
  readonly steps?: number;
  /** Steps that all questions may take; those that are asked when they are used up take a few. */
  readonly totalSteps?: number;
  /**
   * Which values of a discriminator's property count: `any`, as checks have it and where left out; or `known`, those that
   * lead to a branch.
   */
  readonly tags?: Tags;
}

/** The schemas of the two sides, `contract.schemas` of each; they may be the same. */
export interface ComparedSets {
  readonly old: ReadonlyMap<SchemaId, Schema>;
  readonly now: ReadonlyMap<SchemaId, Schema>;
  /** Whether both sides certainly say the same under an id: such a schema is read only where something is looked for within it. */
  readonly isAlike?: (id: SchemaId) => boolean;
  /** The doubles that stand for numbers of a side which they are not: a number that is one of them is told by its digits. */
  readonly lossy?: LossyDoubles;
}

/** Compares schemas of two contracts by the values that they accept. What it found it keeps: what schemas share is compared once. */
export interface Comparer {
  /**
   * How the new schema stands to the old one. What can't be decided within its steps is `unknown`.
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
  /** Whether both say the same, however it is written; where they do not, they may accept the same values all the same. */
  same(old: Compared, now: Compared, use: Use): boolean;
  /**
   * Whether a value has a part that the side accepts which the value comes from, and the other refuses.
   * @param of the side that accepts
   * @returns undefined where checks alone could tell
   */
  shows(value: unknown, place: Place, use: Use, of: 'old' | 'now'): boolean | undefined;
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
 * What it is asked throws a FindingsError, schema-endless, of a schema that leads back to itself without going down into
 * the value: no check ends with it.
 * @param options as for the compiler, so that values are judged as checks judge them
 */
export function createComparer(sets: ComparedSets, options: ComparerOptions = {}): Comparer {
  const { old, now, isAlike = () => false, lossy = new Map() } = sets;
  const pairs = new Pairs(options, { isAlike, lossy });
  const reader =
    (use: Use): ReadSide =>
    (side, schema) =>
      pairs.term(side === 'old' ? old : now, schema, use);
  const ask =
    (forward: boolean) =>
    (one: Compared, other: Compared, use: Use, how: CompareOptions = {}): Answer => {
      const read = reader(use);
      try {
        const [before, after] = [read('old', one), read('now', other)];
        const placed = pairs.placed(how, { read, use, forward });
        return forward ? pairs.difference(before, after, how, placed) : pairs.difference(after, before, how, placed);
      } catch (error) {
        // they could not even be read
        return { unknown: reasonOf(error) };
      }
    };
  const [lost, gained] = [ask(true), ask(false)];
  return Object.freeze({
    compare: (one: Compared, other: Compared, use: Use, how?: CompareOptions) =>
      comparisonOf(lost(one, other, use, how), gained(one, other, use, how)),
    lost,
    gained,
    same: (one: Compared, other: Compared, use: Use) => {
      const read = reader(use);
      return read('old', one) === read('now', other);
    },
    shows: (value: unknown, place: Place, use: Use, of: 'old' | 'now') =>
      pairs.shows(value, place, { read: reader(use), use, forward: of === 'old' }),
  });
}

const mostSteps = 50_000;
const fewSteps = 500;

/** Why a search ended. */
function reasonOf(error: unknown): Reason {
  if (error instanceof OutOfSteps) return 'steps';
  if (error instanceof Unjudged) return error.reason ?? 'pattern';
  // of the stack
  if (error instanceof RangeError) return 'depth';
  throw error;
}

/** How the schemas of both sides are read for one question. */
interface Reader {
  readonly read: ReadSide;
  readonly use: Use;
  readonly forward: boolean;
}

/** Pairs of terms, each decided once. */
class Pairs {
  readonly #terms = new Terms();
  readonly #sets: Sets;
  readonly #steps: number;
  /** Steps that are left to all questions. */
  #left: number;
  readonly #matchers = new Map<string, Matcher>();
  readonly #known = new Map<string, Answer>();
  readonly #places = new Map<string, WeakMap<Place, Shown>>();
  readonly #numbers = new WeakMap<Place, number>();
  #numbered = 0;
  #plain: Plain | undefined;
  #finder: Finder | undefined;
  /** By what a side denies itself. */
  readonly #lenient = new Map<string, Finder>();
  readonly #denied = new Map<Term, ReadonlyMap<Term, Says>>();
  readonly #nothingDenied = new Set<Term>();
  /** Of values that were asked about: those that are made around others hold them. */
  readonly #judged: Judged = new WeakMap();
  #read: Meanings | undefined;

  constructor(
    { steps = mostSteps, totalSteps = Infinity, tags = 'any', ...options }: ComparerOptions,
    kept: Required<Pick<ComparedSets, 'isAlike' | 'lossy'>>,
  ) {
    this.#sets = new Sets(this.#terms, options, { ...kept, tags });
    this.#steps = steps;
    this.#left = totalSteps;
  }

  term(schemas: ReadonlyMap<SchemaId, Schema>, schema: Compared, use: Use): Term {
    return this.#sets.term(schemas, schema, use);
  }

  /** What the places of a question say. */
  placed({ showing = [], sparing = [] }: CompareOptions, reader: Reader): Shown {
    const terms = this.#terms;
    const strict = new Set<Says>();
    const of = (place: Place) => {
      const { term, strict: own } = this.#shown(place, reader);
      for (const says of own) strict.add(says);
      return term;
    };
    return { term: terms.all([...showing.map(of), ...sparing.map(place => terms.not(of(place)))]), strict };
  }

  shows(value: unknown, place: Place, reader: Reader): boolean | undefined {
    try {
      return holds(this.#shown(place, reader).term, value, this.#meanings(), this.#judged);
    } catch (error) {
      if (error instanceof Unjudged || error instanceof RangeError) return undefined;
      throw error;
    }
  }

  #shown(place: Place, { read, use, forward }: Reader): Shown {
    const key = `${use} ${forward}`;
    let known = this.#places.get(key);
    if (!known) this.#places.set(key, (known = new WeakMap()));
    let found = known.get(place);
    if (!found) {
      const again = (each: Place) => this.#terms.again(`${key} ${this.#numberOf(each)}`);
      const circle = (each: Place, term: Term) => {
        this.#sets.circle(`${key} ${this.#numberOf(each)}`, term);
        return again(each);
      };
      known.set(place, (found = shown(place, { terms: this.#terms, read, forward, again, circle })));
    }
    return found;
  }

  /** A place is told apart by what it is, not by what it says: there may be ways that lead back to it. */
  #numberOf(place: Place): string {
    let number = this.#numbers.get(place);
    if (number === undefined) this.#numbers.set(place, (number = ++this.#numbered));
    return `place ${number}`;
  }

  /** A value that the one accepts and the other does not. */
  difference(one: Term, other: Term, { undeclared = 'anything' }: CompareOptions, placed: Shown): Answer {
    if (one === other) return 'none';
    const key = `${one} ${other} ${undeclared} ${placed.term}`;
    let known = this.#known.get(key);
    if (!known) this.#known.set(key, (known = this.#find(one, other, undeclared === 'absent', placed)));
    return known;
  }

  #find(one: Term, other: Term, lenient: boolean, { term, strict }: Shown): Answer {
    const terms = this.#terms;
    const finder = this.#finderOf(one, lenient, strict);
    const steps = Math.max(fewSteps, Math.min(this.#steps, this.#left));
    try {
      return finder.ask(terms.all([one, terms.not(other), term]), steps);
    } catch (error) {
      return { unknown: reasonOf(error) };
    } finally {
      this.#left -= steps - finder.left;
    }
  }

  /**
   * What is found of parts holds for all pairs, but where it rests on what one side of a pair denies.
   * @param strict what no side says, on the way to places
   */
  #finderOf(one: Term, lenient: boolean, strict: ReadonlySet<Says>): Finder {
    const meanings = this.#meanings();
    const whole = () => (this.#finder ??= new Finder(meanings, this.#plainOf(meanings)));
    if (!lenient) return whole();
    const own = this.#deniedBy(one, meanings);
    const key = [...own.keys()].join();
    let finder = this.#lenient.get(key);
    if (!finder)
      this.#lenient.set(key, (finder = new Finder(meanings, this.#plainOf(meanings), new Set(own.values()), whole)));
    finder.addStrict(strict);
    return finder;
  }

  #plainOf(meanings: Meanings): Plain {
    return (this.#plain ??= plainOf(meanings));
  }

  #deniedBy(one: Term, meanings: Meanings): ReadonlyMap<Term, Says> {
    let own = this.#denied.get(one);
    if (!own) this.#denied.set(one, (own = denied(one, meanings, this.#nothingDenied)));
    return own;
  }

  #meanings(): Meanings {
    return (this.#read ??= {
      terms: this.#terms,
      again: key => this.#sets.again(key),
      matches: (pattern, text) => this.#matcher(pattern).test(text),
      hasFormat: (name, value) => {
        const format = this.#sets.format(name);
        return !format || format.applies !== typeof value || format.test(value as never);
      },
      hints: name => this.#sets.hints.of(name),
      shape: name => (this.#sets.isOwn(name) ? undefined : shapeOf(name)),
      satisfies: () => undefined,
    });
  }

  #matcher(pattern: string): Matcher {
    let matcher = this.#matchers.get(pattern);
    if (!matcher) this.#matchers.set(pattern, (matcher = matcherOf(pattern)));
    return matcher;
  }
}
