import type { SourceFile } from '../../document/index.js';
import { percentDecode, step, tokens } from '../schema/pointer-tokens.js';
import { hasSigns } from '../schema/resource.js';
import { type Found, isSameSchema, nothingFound } from './schema-text.js';

/** What two texts say themselves. */
export interface Told extends Readonly<Found> {
  readonly same: boolean;
}

export const nothingSame: Told = { same: false, ...nothingFound() };

/** What is known of references, by what must not be in what they lead to. */
class Known {
  /** They lead to nothing but what is the same. */
  readonly alike = new Set<string>();
  readonly #unlike = new Set<string>();
  /** Of each, those that were found to lead to it. */
  readonly #from = new Map<string, string[]>();

  /** @returns whether it leads to what is not the same */
  leads(from: string, to: string): boolean {
    const others = this.#from.get(to);
    if (others) others.push(from);
    else this.#from.set(to, [from]);
    return this.#unlike.has(to);
  }

  isUnlike(ref: string): boolean {
    return this.#unlike.has(ref);
  }

  /** So is all that leads to it. */
  addUnlike(ref: string): void {
    const todo = [ref];
    for (let each = todo.pop(); each !== undefined; each = todo.pop()) {
      if (this.#unlike.has(each)) continue;
      this.#unlike.add(each);
      todo.push(...(this.#from.get(each) ?? []));
    }
  }
}

/** Texts of two files, compared reference by reference, each once. */
export class FilePair {
  readonly #before: SourceFile;
  readonly #after: SourceFile;
  readonly #told = new Map<string, Told>();
  readonly #known = { any: new Known(), withoutOneOf: new Known() };

  constructor(before: SourceFile, after: SourceFile) {
    this.#before = before;
    this.#after = after;
  }

  /** Whether two schemas are the same, with all that they refer to. */
  areAlike(before: unknown, after: unknown, withoutOneOf: boolean): boolean {
    const found = nothingFound();
    if (!isSameSchema(before, after, found) || (withoutOneOf && found.hasOneOf)) return false;
    return this.leadToAlike(found.refs, withoutOneOf);
  }

  /** Whether references to schemas that stand in both lead to nothing but what is the same. */
  leadToAlike(given: ReadonlySet<string>, withoutOneOf = false): boolean {
    const known = withoutOneOf ? this.#known.withoutOneOf : this.#known.any;
    const refs = new Set(given);
    for (const ref of refs) {
      if (known.alike.has(ref)) continue;
      if (known.isUnlike(ref) || !this.#follow(ref, refs, known, withoutOneOf)) return false;
    }
    for (const ref of refs) known.alike.add(ref);
    return true;
  }

  /** What both files have where a reference within them leads; undefined where it leads out of them, or one has nothing there. */
  targets(ref: string): readonly [before: unknown, after: unknown] | undefined {
    if (!ref.startsWith('#/')) return undefined;
    const path = tokens(percentDecode(ref.slice(1)));
    const [before, after] = [this.#before, this.#after].map(file => path.reduce(step, file.value as unknown));
    return before === undefined || after === undefined ? undefined : [before, after];
  }

  /** Adds what a reference leads to. @returns false where that is not the same */
  #follow(ref: string, refs: Set<string>, known: Known, withoutOneOf: boolean): boolean {
    const { same, refs: further, hasOneOf } = this.#tell(ref);
    let isUnlike = !same || (withoutOneOf && hasOneOf);
    for (const each of further) {
      refs.add(each);
      if (known.leads(ref, each)) isUnlike = true;
    }
    if (isUnlike) known.addUnlike(ref);
    return !isUnlike;
  }

  #tell(ref: string): Told {
    let told = this.#told.get(ref);
    if (!told) this.#told.set(ref, (told = this.#compare(ref)));
    return told;
  }

  #compare(ref: string): Told {
    const targets = this.targets(ref);
    const found = nothingFound();
    return targets && isSameSchema(...targets, found) ? { same: true, ...found } : nothingSame;
  }
}

const pairs = new WeakMap<SourceFile, WeakMap<SourceFile, FilePair>>();

/**
 * Two files with what is known of them: whoever compares something of theirs asks the same pair.
 * @returns undefined where the meaning of a file hangs on more than the text of what stands in it
 */
export function pairOf(before: SourceFile, after: SourceFile): FilePair | undefined {
  if (!isPlain(before) || !isPlain(after)) return undefined;
  let others = pairs.get(before);
  if (!others) pairs.set(before, (others = new WeakMap()));
  let pair = others.get(after);
  if (!pair) others.set(after, (pair = new FilePair(before, after)));
  return pair;
}

/** What makes the meaning of a schema hang on more than the text of it and of what it refers to. */
const sign = /\$(?:id|anchor|dynamic|recursive|schema|vocabulary)|\\(?:u0024|x24)/;

const known = new WeakMap<SourceFile, boolean>();

function isPlain(file: SourceFile): boolean {
  let plain = known.get(file);
  if (plain === undefined) known.set(file, (plain = !(file.losesDigits || (hasSigns(file) && sign.test(file.text)))));
  return plain;
}
