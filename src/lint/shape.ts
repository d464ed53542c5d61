// https://json-schema.org/draft/2020-12/json-schema-core#section-10
import type { SchemaJson } from '../contract/index.js';
import type { DocumentSet, Json, JsonObject, NodeRef } from '../document/index.js';
import { isObject, listOf, membersOf, own, textsOf } from './read.js';

/** What a schema says at first sight, its references and `allOf` taken together. */
export interface Shape {
  /** Bits of `typeBits`: what a value may be. */
  readonly types: number;
  readonly properties: ReadonlyMap<string, readonly SchemaJson[]>;
  readonly required: ReadonlySet<string>;
  /** Whether other properties are said to be allowed: by a schema of theirs, by patterns of names, by `true`. */
  readonly open: boolean;
  /** Whether other properties are refused. */
  readonly closed: boolean;
  /** The values of `enum` and `const`, where there are any. */
  readonly values?: readonly Json[];
  /** The lists of `anyOf` and `oneOf`. */
  readonly choices: readonly (readonly SchemaJson[])[];
}

export const typeBits: Readonly<Record<string, number>> = {
  null: 1,
  boolean: 2,
  integer: 4,
  number: 12,
  string: 16,
  array: 32,
  object: 64,
};
export const everyType = 127;

/** Which of `typeBits` a value has. */
export function typeOf(value: unknown): number {
  if (value === null) return 1;
  if (Array.isArray(value)) return 32;
  if (typeof value === 'number') return Number.isInteger(value) ? 4 : 8;
  return typeBits[typeof value] ?? 12;
}

interface Draft {
  types: number;
  readonly properties: Map<string, SchemaJson[]>;
  readonly required: Set<string>;
  open: boolean;
  closed: boolean;
  values?: readonly Json[];
  readonly choices: (readonly SchemaJson[])[];
}

/** Where a reference leads, and where that stands; where it stands does not matter in the normal form. */
export type Lookup<From> = (ref: string, from: From) => readonly [SchemaJson, From] | undefined;

/** Chains of references and `allOf` are followed no further: what is beyond is no first sight any more. */
const deepest = 100;

/** Reads shapes, each once. */
export class Shapes<From> {
  readonly #known = new WeakMap<object, Shape>();

  constructor(private readonly lookup: Lookup<From>) {}

  of(json: unknown, from: From): Shape {
    if (!isObject(json)) return json === false ? nothing : anything;
    let known = this.#known.get(json);
    if (!known) {
      const draft = empty();
      this.#add(json, from, draft, new Set(), 0);
      this.#known.set(json, (known = draft));
    }
    return known;
  }

  #add(json: unknown, from: From, draft: Draft, seen: Set<unknown>, depth: number): void {
    if (json === false) draft.types = 0;
    if (!isObject(json) || seen.has(json) || depth > deepest) return;
    seen.add(json);
    addOwn(json, draft);
    const ref = own(json, '$ref');
    const target = typeof ref === 'string' ? this.lookup(ref, from) : undefined;
    if (target) this.#add(target[0], target[1], draft, seen, depth + 1);
    for (const part of listOf(own(json, 'allOf'))) this.#add(part, from, draft, seen, depth + 1);
  }
}

type Base = Pick<NodeRef, 'file' | 'pointer'>;

const written = new WeakMap<DocumentSet, Shapes<Base>>();

/** The shapes of schemas as they are written: nothing is brought into normal form for them. */
export function writtenShapes(set: DocumentSet): Shapes<Base> {
  let known = written.get(set);
  if (!known) {
    known = new Shapes((ref, from) => {
      const target = set.resolve(ref, from);
      return target && [target.value as SchemaJson, target]; // a schema refers to schemas
    });
    written.set(set, known);
  }
  return known;
}

function empty(): Draft {
  return { types: everyType, properties: new Map(), required: new Set(), open: false, closed: false, choices: [] };
}

const anything: Shape = empty();
const nothing: Shape = { ...empty(), types: 0 };

function addOwn(json: JsonObject, draft: Draft): void {
  const type = own(json, 'type');
  if (type !== undefined) draft.types &= maskOf(type) | (own(json, 'nullable') === true ? 1 : 0);
  const listed = 'const' in json ? [json['const'] as Json] : own(json, 'enum');
  if (Array.isArray(listed)) {
    draft.values ??= listed;
    draft.types &= listed.reduce<number>((mask, value) => mask | typeOf(value), 0);
  }
  for (const [name, value] of membersOf(own(json, 'properties'))) {
    const known = draft.properties.get(name);
    if (known) known.push(value as SchemaJson);
    else draft.properties.set(name, [value as SchemaJson]);
  }
  for (const name of textsOf(own(json, 'required'))) draft.required.add(name);
  const rest = own(json, 'additionalProperties') ?? own(json, 'unevaluatedProperties');
  if (rest === false) draft.closed = true;
  else if (rest !== undefined) draft.open = true;
  if (isObject(own(json, 'patternProperties'))) draft.open = true;
  for (const keyword of ['anyOf', 'oneOf']) {
    const list = own(json, keyword);
    if (Array.isArray(list)) draft.choices.push(list as readonly SchemaJson[]);
  }
}

export function maskOf(type: Json): number {
  return [type].flat().reduce<number>((mask, name) => mask | (typeBits[String(name)] ?? 0), 0);
}
