import type { SourceFile } from '../../document/index.js';
import type { Schema } from '../types.js';
import { placeOf } from './handle.js';
import { isRecord } from './own.js';
import type { Place } from './place.js';
import { percentDecode, step, tokens } from './pointer-tokens.js';

/**
 * Tells schemas of two document sets that are written alike, with all that they refer to, without reading them: what large
 * documents have in common is most of them.
 * @returns whether two schemas certainly mean the same; false says nothing
 */
export function createAlike(): (before: Schema, after: Schema) => boolean {
  const pairs = new Map<SourceFile, Map<SourceFile, FilePair>>();
  return (before, after) => {
    const [old, now] = [placeOf(before), placeOf(after)];
    if (!old || !now || !areComparable(old, now)) return false;
    let others = pairs.get(old.file);
    if (!others) pairs.set(old.file, (others = new Map()));
    let pair = others.get(now.file);
    if (!pair) others.set(now.file, (pair = new FilePair(old.file, now.file)));
    return pair.alike(old.value, now.value);
  };
}

/** What makes the meaning of a schema hang on more than the text of it and of what it refers to. */
const sign = /\$(?:id|anchor|dynamic|recursive|schema|vocabulary)|\\(?:u0024|x24)/;

const known = new WeakMap<SourceFile, boolean>();

function isPlain(file: SourceFile): boolean {
  let plain = known.get(file);
  if (plain === undefined) known.set(file, (plain = !sign.test(file.text)));
  return plain;
}

function areComparable(old: Place, now: Place): boolean {
  const alike = old.dialect.name === now.dialect.name && old.dialect.validation && now.dialect.validation;
  return alike && isPlain(old.file) && isPlain(now.file);
}

/** What a text says itself, and the references in it. */
interface Told {
  readonly same: boolean;
  readonly refs: ReadonlySet<string>;
}

const nothingSame: Told = { same: false, refs: new Set() };

/** Texts of two files, compared reference by reference, each once. */
class FilePair {
  readonly #before: SourceFile;
  readonly #after: SourceFile;
  readonly #told = new Map<string, Told>();
  /** References that lead to nothing but what is the same. */
  readonly #alike = new Set<string>();

  constructor(before: SourceFile, after: SourceFile) {
    this.#before = before;
    this.#after = after;
  }

  alike(before: unknown, after: unknown): boolean {
    const refs = new Set<string>();
    if (!isSameSchema(before, after, refs)) return false;
    for (const ref of refs) {
      if (this.#alike.has(ref)) continue;
      const { same, refs: further } = this.#tell(ref);
      if (!same) return false;
      for (const each of further) refs.add(each);
    }
    for (const ref of refs) this.#alike.add(ref);
    return true;
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
    const refs = new Set<string>();
    return before !== undefined && isSameSchema(before, after, refs) ? { same: true, refs } : nothingSame;
  }
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

function isSameSchema(before: unknown, after: unknown, refs: Set<string>): boolean {
  if (!isRecord(before) || !isRecord(after)) return isSame(before, after);
  // whom a discriminator leads to may depend on any component
  if ('discriminator' in before || 'discriminator' in after) return false;
  return hasSameMembers(before, after, annotations, (keyword, one, other) => {
    if (keyword === '$ref' && typeof one === 'string') refs.add(one);
    if (plain.has(keyword) || keyword.startsWith('x-')) return isSame(one, other);
    if (named.has(keyword))
      return (
        isRecord(one) && isRecord(other) && hasSameMembers(one, other, none, (_, a, b) => isSameSchema(a, b, refs))
      );
    if (Array.isArray(one) && Array.isArray(other))
      return one.length === other.length && one.every((each, index) => isSameSchema(each, other[index], refs));
    return isSameSchema(one, other, refs);
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
