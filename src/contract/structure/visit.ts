// https://spec.openapis.org/oas/v3.2.0.html#openapi-description-structure
import { type DocumentSet, type Json, type JsonObject, parsePointer, type SourceFile } from '../../document/index.js';
import { isObject } from '../node.js';
import type { Version } from '../version.js';
import { type Kind, object } from './kinds.js';
import { type ObjectType, type Shapes, shapesOf } from './object-type.js';
import { objectTypes } from './object-types.js';
import { schemaObject } from './objects/schema.js';
import { WrittenObject } from './written-object.js';

/**
 * Visits each object of a document set where it was written, once: the root from the top, then what references lead to and
 * was not met yet. A reference is visited as one, and then, where the standard lets it stand beside them, its siblings.
 * @param version decides which fields hold what
 * @param visit told a node before those in it
 */
export function visitObjects(set: DocumentSet, version: Version, visit: (node: WrittenObject) => void): void {
  const walk = new Visits(set, version, visit);
  walk.run();
}

interface Task {
  readonly file: SourceFile;
  readonly pointer: string;
  readonly value: Json;
  readonly kind: Kind;
}

class Visits {
  readonly #set: DocumentSet;
  readonly #version: Version;
  readonly #visit: (node: WrittenObject) => void;
  readonly #shapes: Shapes;
  readonly #met = new Set<object>();
  readonly #refs = new Map<SourceFile, Set<string>>();
  readonly #queue: Task[] = [];

  constructor(set: DocumentSet, version: Version, visit: (node: WrittenObject) => void) {
    this.#set = set;
    this.#version = version;
    this.#visit = visit;
    this.#shapes = shapesOf(version);
  }

  run(): void {
    const { root } = this.#set;
    this.#queue.push({ file: root, pointer: '', value: root.value, kind: object('openapi') });
    for (let task = this.#queue.shift(); task !== undefined; task = this.#queue.shift()) {
      this.#enter(task.kind, task.value, { file: task.file, parent: undefined, steps: parsePointer(task.pointer) });
    }
  }

  #enter(kind: Kind, value: Json, at: At): void {
    switch (kind.kind) {
      case 'object':
        if (isObject(value)) this.#object(kind, value, at);
        return;
      case 'schema':
        if (isObject(value)) this.#schema(kind, value, at);
        return;
      case 'map':
        if (!isObject(value)) return;
        for (const name in value) this.#enter(kind.value, value[name] as Json, under(at, name)); // for..in gave the name
        return;
      case 'list':
        if (!Array.isArray(value)) return;
        for (let index = 0; index < value.length; index++)
          this.#enter(kind.item, value[index] as Json, under(at, index)); // within the list
        return;
      case 'either':
        this.#enter(kind.isFirst(value) ? kind.first : kind.second, value, at);
        return;
      default:
    }
  }

  #object(kind: Extract<Kind, { readonly kind: 'object' }>, value: JsonObject, at: At): void {
    if (this.#isMet(value)) return;
    const { type } = kind;
    const objectType = objectTypes[type];
    const isReference = typeof value.$ref === 'string' && (kind.reference || objectType.fields.$ref !== undefined);
    if (isReference) this.#reference(kind, type, value, at);
    if (isReference && kind.reference) return;
    const node = new WrittenObject({ type, of: type, value, ...at });
    this.#visit(node);
    this.#members(objectType, value, node);
  }

  #schema(kind: Kind, value: JsonObject, at: At): void {
    if (this.#isMet(value)) return;
    if (typeof value.$ref === 'string') {
      this.#reference(kind, 'schema', value, at);
      // what stands beside a reference is ignored in 3.0, and counts since 3.1
      if (this.#version === '3.0' || Object.keys(value).length === 1) return;
    }
    const node = new WrittenObject({ type: 'schema', of: 'schema', value, ...at });
    this.#visit(node);
    this.#members(schemaObject, value, node);
  }

  #reference(kind: Kind, of: WrittenObject['of'], value: JsonObject, at: At): void {
    const node = new WrittenObject({ type: 'reference', of, value, ...at });
    this.#visit(node);
    const ref = value.$ref as string; // the caller has seen that it is one
    // what stands in components of the root is met there
    if (at.file === this.#set.root && ref.startsWith('#/components/')) return;
    if (!this.#isNew(ref, at.file)) return;
    const target = this.#set.resolve(ref, { file: at.file, pointer: node.pointer });
    if (target !== undefined) this.#queue.push({ ...target, kind });
  }

  /** Where nothing has an `$id`, one text leads to one place from anywhere in a file. */
  #isNew(ref: string, file: SourceFile): boolean {
    let known = this.#refs.get(file);
    if (known === undefined) this.#refs.set(file, (known = new Set()));
    if (known.has(ref) && !file.has('$id')) return false;
    known.add(ref);
    return true;
  }

  #members(type: ObjectType, value: JsonObject, parent: WrittenObject): void {
    const { fields } = this.#shapes.of(type);
    for (const name in value) {
      const item = value[name] as Json; // for..in gave the name
      if (typeof item !== 'object' || item === null) continue;
      const kind = fields.get(name)?.kind ?? (name.startsWith('x-') ? undefined : type.others?.kind);
      if (kind !== undefined) this.#enter(kind, item, { file: parent.file, parent, steps: [name] });
    }
  }

  #isMet(value: JsonObject): boolean {
    if (this.#met.has(value)) return true;
    this.#met.add(value);
    return false;
  }
}

type At = Pick<WrittenObject, 'file' | 'parent' | 'steps'>;

function under(at: At, step: string | number): At {
  return { file: at.file, parent: at.parent, steps: [...at.steps, step] };
}
