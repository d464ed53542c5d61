import type { Alike, SchemaId } from '../../contract/index.js';
import type { LossyDoubles } from '../../document/index.js';
import {
  type Answer,
  type Compared,
  type CompareOptions,
  type Comparer,
  type Compiler,
  createComparer,
  createInterpreter,
  isFound,
  type Place,
  TimeLimitError,
  type Use,
} from '../../schema/index.js';
import type { SofteningName, Travels } from '../types.js';
import type { Sides } from './choice.js';
import { overlapping, overlappingIn } from './overlapping.js';

export interface AskingOptions {
  readonly travels: Travels;
  readonly use: Use;
  readonly strict: readonly SofteningName[];
  readonly alike: Alike;
  readonly lossy: LossyDoubles;
}

/**
 * Asks what breaks in values that travel one way: what the old version accepts and the new one does not of requests, the
 * other way round of responses; by the defaults that soften.
 */
export class Asking {
  readonly travels: Travels;
  /** The schemas as they are written. */
  readonly sides: Sides;
  readonly #comparer: Comparer;
  /** Of schemas as both versions write them, where the old ones are read otherwise. */
  readonly #asWritten: () => Comparer;
  /** Of schemas as checks have it that try all branches where a tag names none. */
  readonly #anyTags: () => Comparer;
  /** Of the same, where the old ones are read as clients read them. */
  readonly #byChecks: () => Comparer;
  readonly #checks: { readonly old: Compiler; readonly now: Compiler };
  /** How schemas are read. */
  readonly use: Use;
  /** Which values of a discriminator's property count. */
  readonly tags: 'any' | 'known';
  readonly #undeclared: NonNullable<CompareOptions['undeclared']>;
  readonly #lenient: boolean;

  constructor(sides: Sides, { travels, use, strict, alike, lossy }: AskingOptions) {
    const { old, now } = sides;
    const lenient = travels === 'response' && !strict.includes('overlapping-branches');
    this.travels = travels;
    this.sides = sides;
    this.use = use;
    const isAlike = keeping(id => {
      const [one, other] = [old.get(id), now.get(id)];
      return one !== undefined && other !== undefined && alike(one, other, lenient ? 'oneOf' : undefined);
    });
    const tags = strict.includes('unknown-tags') ? 'any' : 'known';
    this.tags = tags;
    const was = lenient ? overlappingIn(old) : old;
    this.#comparer = createComparer({ old: was, now, isAlike, lossy }, { tags, totalSteps });
    let asWritten: Comparer | undefined = lenient ? undefined : this.#comparer;
    this.#asWritten = () => (asWritten ??= createComparer({ old, now, lossy }, { tags, totalSteps }));
    let anyTags: Comparer | undefined;
    this.#anyTags = () => (anyTags ??= createComparer({ old, now, lossy }, { tags: 'any' }));
    let byChecks: Comparer | undefined = tags === 'any' ? this.#comparer : undefined;
    this.#byChecks = () =>
      (byChecks ??= createComparer({ old: was, now, isAlike, lossy }, { tags: 'any', totalSteps }));
    this.#checks = { old: createInterpreter(old), now: createInterpreter(now) };
    this.#undeclared = strict.includes('undeclared-properties') ? 'anything' : 'absent';
    this.#lenient = lenient;
  }

  /** A schema of the old version as who reads values by it takes it. */
  asRead(old: Compared): Compared {
    return this.#lenient && typeof old !== 'string' ? overlapping(old) : old;
  }

  /** A value that breaks. */
  ask(old: Compared, now: Compared, shown: Shown = {}): Answer {
    return this.#ask(this.#comparer, old, now, shown);
  }

  /** A value that checks refuse too, which try all branches where a tag names none. */
  askByChecks(old: Compared, now: Compared, shown: Shown): Answer {
    return this.#ask(this.#byChecks(), old, now, shown);
  }

  #ask(comparer: Comparer, old: Compared, now: Compared, { showing = [], sparing = [] }: Shown): Answer {
    const question = this.travels === 'request' ? comparer.lost : comparer.gained;
    return question(this.asRead(old), now, this.use, { undeclared: this.#undeclared, showing, sparing });
  }

  /** Whether nothing breaks, and would if a name that one side alone declares did not count as absent on the other. */
  isSoftenedByUndeclared(old: Compared, now: Compared): boolean {
    if (this.#undeclared === 'anything' || this.ask(old, now) !== 'none') return false;
    const question = this.travels === 'request' ? this.#comparer.lost : this.#comparer.gained;
    return isFound(question(this.asRead(old), now, this.use));
  }

  /** Whether the side that refuses takes nothing that the other does not, whatever softens. */
  takesNoMore(old: Compared, now: Compared): boolean {
    const question = this.travels === 'request' ? this.#comparer.gained : this.#comparer.lost;
    return question(this.asRead(old), now, this.use) === 'none';
  }

  /** Whether names that one side alone declares count as absent on the other. */
  get takesUndeclaredForAbsent(): boolean {
    return this.#undeclared === 'absent';
  }

  /** Whether the side that refuses counts the branches of a oneOf that a value matches. */
  get counts(): boolean {
    return !this.#lenient;
  }

  same(old: Compared, now: Compared): boolean {
    return this.#comparer.same(this.asRead(old), now, this.use);
  }

  /** Whether both versions say the same, read alike. */
  sameAsWritten(old: Compared, now: Compared): boolean {
    return this.#asWritten().same(old, now, this.use);
  }

  /** Whether a value shows a place; true too where nobody can say. */
  shows(value: unknown, place: Place): boolean {
    return this.#shows(value, place) !== false;
  }

  surelyShows(value: unknown, place: Place): boolean {
    return this.#shows(value, place) === true;
  }

  #shows(value: unknown, place: Place): boolean | undefined {
    return this.#comparer.shows(value, place, this.use, this.travels === 'request' ? 'old' : 'now');
  }

  /** Whether a value breaks only since a tag that names no branch counts for none: checks try all branches on it. */
  breaksByTag(value: unknown, before: SchemaId, after: SchemaId): boolean {
    const place: Place = { here: { old: before, now: after }, ways: [] };
    const [comparer, reader] = [this.#anyTags(), this.travels === 'request' ? 'old' : 'now'] as const;
    return comparer.shows(value, place, this.use, reader) === false;
  }

  /** Whether the checks of both versions say that a value breaks; why they do not say, where they can not follow it, or in no time. */
  confirms(value: unknown, before: SchemaId, after: SchemaId): boolean | 'depth' | 'pattern' {
    try {
      const old = this.#checks.old.validate(before, this.use)(value) === undefined;
      const now = this.#checks.now.validate(after, this.use)(value) === undefined;
      return this.travels === 'request' ? old && !now : now && !old;
    } catch (error) {
      if (error instanceof RangeError) return 'depth';
      if (error instanceof TimeLimitError) return 'pattern';
      throw error;
    }
  }
}

/** What a difference may take in all, in each direction: some seconds. */
const totalSteps = 1_000_000;

/** Asks about each id once. */
function keeping(isAlike: (id: SchemaId) => boolean): (id: SchemaId) => boolean {
  const known = new Map<SchemaId, boolean>();
  return id => {
    let alike = known.get(id);
    if (alike === undefined) known.set(id, (alike = isAlike(id)));
    return alike;
  };
}

interface Shown {
  readonly showing?: readonly Place[];
  readonly sparing?: readonly Place[];
}
