import type { SourceFile } from '../../document/index.js';
import type { Schema } from '../types.js';
import { placeOf } from './handle.js';
import { isRecord } from './own.js';
import type { Place } from './place.js';
import { percentDecode, step, tokens } from './pointer-tokens.js';
import { hasSigns } from './resource.js';

/** @param without what must not be in them either, nor in what they refer to */
export type Alike = (before: Schema, after: Schema, without?: 'oneOf') => boolean;

/**
 * Tells schemas of two document sets that are written alike, with all that they refer to, without reading them: what large
 * documents have in common is most of them.
 * @returns whether two schemas certainly mean the same; false says nothing
 */
export function createAlike(): Alike {
  const pairs = new Map<SourceFile, Map<SourceFile, FilePair>>();
  return (before, after, without) => {
    const [old, now] = [placeOf(before), placeOf(after)];
    if (!old || !now || !areComparable(old, now)) return false;
    let others = pairs.get(old.file);
    if (!others) pairs.set(old.file, (others = new Map()));
    let pair = others.get(now.file);
    if (!pair) others.set(now.file, (pair = new FilePair(old.file, now.file)));
    return pair.alike(old.value, now.value, without === 'oneOf');
  };
}

/** What makes the meaning of a schema hang on more than the text of it and of what it refers to. */
const sign = /\$(?:id|anchor|dynamic|recursive|schema|vocabulary)|\\(?:u0024|x24)/;

const known = new WeakMap<SourceFile, boolean>();

function isPlain(file: SourceFile): boolean {
  let plain = known.get(file);
  if (plain === undefined) known.set(file, (plain = !(hasSigns(file) && sign.test(file.text))));
  return plain;
}

function areComparable(old: Place, now: Place): boolean {
  const alike = old.dialect.name === now.dialect.name && old.dialect.validation && now.dialect.validation;
  return alike && isPlain(old.file) && isPlain(now.file);
}

/** What two texts say themselves. */
interface Told {
  readonly same: boolean;
  /** The references in them, where they are the same. */
  readonly refs: ReadonlySet<string>;
  readonly hasOneOf: boolean;
}

const nothingSame: Told = { same: false, refs: new Set(), hasOneOf: false };

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
class FilePair {
  readonly #before: SourceFile;
  readonly #after: SourceFile;
  readonly #told = new Map<string, Told>();
  readonly #known = { any: new Known(), withoutOneOf: new Known() };

  constructor(before: SourceFile, after: SourceFile) {
    this.#before = before;
    this.#after = after;
  }

  alike(before: unknown, after: unknown, withoutOneOf: boolean): boolean {
    const known = withoutOneOf ? this.#known.withoutOneOf : this.#known.any;
    const told = tell(before, after);
    if (!told.same || (withoutOneOf && told.hasOneOf)) return false;
    const refs = new Set(told.refs);
    for (const ref of refs) {
      if (known.alike.has(ref)) continue;
      if (known.isUnlike(ref) || !this.#follow(ref, refs, known, withoutOneOf)) return false;
    }
    for (const ref of refs) known.alike.add(ref);
    return true;
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
    if (!ref.startsWith('#/')) return nothingSame;
    const path = tokens(percentDecode(ref.slice(1)));
    const [before, after] = [this.#before, this.#after].map(file => path.reduce(step, file.value as unknown));
    return before === undefined ? nothingSame : tell(before, after);
  }
}

function tell(before: unknown, after: unknown): Told {
  const refs = new Set<string>();
  const found = { refs, hasOneOf: false };
  return isSameSchema(before, after, found) ? { same: true, ...found } : nothingSame;
}

/** What is met on the way. */
interface Found {
  readonly refs: Set<string>;
  hasOneOf: boolean;
}

/** Keywords that say nothing of values. */
const annotations = new Set([
  'title',
  'description',
  'example',
  'examples',
  'externalDocs',
  'xml',
  '$comment',
  'deprecated',
]);
const plain = new Set(['enum', 'const', 'default', 'required', 'type']);
const named = new Set(['properties', 'patternProperties', 'dependentSchemas', 'dependencies', '$defs', 'definitions']);

function isSameSchema(before: unknown, after: unknown, found: Found): boolean {
  if (!isRecord(before) || !isRecord(after)) return isSame(before, after);
  // whom a discriminator leads to may depend on any component
  if ('discriminator' in before || 'discriminator' in after) return false;
  return hasSameMembers(before, after, annotations, (keyword, one, other) => {
    if (keyword === '$ref' && typeof one === 'string') found.refs.add(one);
    if (keyword === 'oneOf') found.hasOneOf = true;
    if (plain.has(keyword) || keyword.startsWith('x-')) return isSame(one, other);
    if (named.has(keyword))
      return (
        isRecord(one) && isRecord(other) && hasSameMembers(one, other, none, (_, a, b) => isSameSchema(a, b, found))
      );
    if (Array.isArray(one) && Array.isArray(other))
      return one.length === other.length && one.every((each, index) => isSameSchema(each, other[index], found));
    return isSameSchema(one, other, found);
  });
}

const none: ReadonlySet<string> = new Set();

function hasSameMembers(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  passedOver: ReadonlySet<string>,
  areSame: (name: string, before: unknown, after: unknown) => boolean,
): boolean {
  let count = 0;
  for (const name of Object.keys(before)) {
    if (passedOver.has(name)) continue;
    count++;
    if (!Object.hasOwn(after, name) || !areSame(name, before[name], after[name])) return false;
  }
  for (const name of Object.keys(after)) if (!passedOver.has(name)) count--;
  return count === 0;
}

function isSame(before: unknown, after: unknown): boolean {
  if (before === after) return true;
  if (Array.isArray(before))
    return (
      Array.isArray(after) &&
      before.length === after.length &&
      before.every((each, index) => isSame(each, after[index]))
    );
  return (
    isRecord(before) && isRecord(after) && hasSameMembers(before, after, none, (_, one, other) => isSame(one, other))
  );
}
