import { type DocumentSet, formatPointer, type Json, type NodeRef, type SourceFile } from '../../../document/index.js';

/** A `$ref` of a document, by the object that has it. */
export interface Reference {
  readonly target: NodeRef;
  /** The targets of other references that this one stands in, itself where it is one. */
  readonly within: readonly object[];
}

/** What references of a set lead to, and which of them stay as they are. */
export class References {
  readonly #set: DocumentSet;
  readonly #found = new Map<object, NodeRef>();
  readonly #targets = new Set<object>();
  readonly #files = new Set<SourceFile>();
  readonly #within = new Map<object, Set<object>>();

  constructor(set: DocumentSet) {
    this.#set = set;
    this.#file(set.root);
    // the files that references lead to are added while they are gone through
    for (const file of this.#files) this.#enclose(file.value, []);
  }

  /** Whether a value is what some reference leads to. */
  isTarget(value: object): boolean {
    return this.#targets.has(value);
  }

  /** What the `$ref` of this object leads to. */
  target(value: object): NodeRef | undefined {
    return this.#found.get(value);
  }

  *all(): Iterable<readonly [object, Reference]> {
    for (const [value, target] of this.#found) yield [value, { target, within: [...(this.#within.get(value) ?? [])] }];
  }

  #file(file: SourceFile): void {
    if (this.#files.has(file)) return;
    this.#files.add(file);
    this.#collect(file.value, [], file);
  }

  // recursion is as deep as the document, which the limit of nesting bounds
  #collect(value: Json, path: (string | number)[], file: SourceFile): void {
    if (typeof value !== 'object' || value === null) return;
    const ref = refOf(value);
    if (ref !== undefined) {
      this.#reference(value, ref, formatPointer(path), file);
      return;
    }
    for (const name in value) {
      // a member of an object or list that is there
      const child = (value as Readonly<Record<string, Json>>)[name]!;
      if (typeof child !== 'object' || child === null) continue;
      path.push(name);
      this.#collect(child, path, file);
      path.pop();
    }
  }

  #reference(value: object, ref: string, pointer: string, file: SourceFile): void {
    const target = this.#set.resolve(ref, { file, pointer });
    if (!target || this.#found.has(value)) return;
    this.#found.set(value, target);
    if (typeof target.value === 'object' && target.value !== null) this.#targets.add(target.value);
    this.#file(target.file);
  }

  #enclose(value: Json, within: readonly object[]): void {
    if (typeof value !== 'object' || value === null) return;
    const inside = this.#targets.has(value) ? [...within, value] : within;
    if (!this.#found.has(value)) {
      for (const name in value) {
        // a member of an object or list that is there
        const child = (value as Readonly<Record<string, Json>>)[name]!;
        if (typeof child === 'object') this.#enclose(child, inside);
      }
      return;
    }
    const known = this.#within.get(value);
    if (!known) this.#within.set(value, new Set(inside));
    else for (const target of inside) known.add(target);
  }
}

/** The `$ref` of an object, where it is a text. */
export function refOf(value: Json | undefined): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, '$ref'))
    return undefined;
  // an array was ruled out
  const ref = (value as { readonly $ref?: Json }).$ref;
  return typeof ref === 'string' ? ref : undefined;
}
