// https://www.rfc-editor.org/rfc/rfc6901
import type { Location } from '../diagnostics/index.js';
import type { Json, JsonObject, NodeRef } from '../document/index.js';
import { frozen } from './frozen.js';

/** A node whose value is known to be an object. */
export interface ObjectNode extends NodeRef {
  readonly value: JsonObject;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One reference token of a JSON Pointer, escaped. */
export function token(name: string): string {
  return name.includes('~') || name.includes('/') ? name.replaceAll('~', '~0').replaceAll('/', '~1') : name;
}

/** The member of an object by own name, or undefined; `__proto__` and `constructor` are ordinary names. */
export function own(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** The node under `name`, or undefined where there is none. */
export function child(node: ObjectNode, name: string): NodeRef | undefined {
  const value = own(node.value, name);
  return value === undefined ? undefined : { file: node.file, pointer: `${node.pointer}/${token(name)}`, value };
}

/** The node as an object node, or undefined where it is anything else. */
export function asObject(node: NodeRef | undefined): ObjectNode | undefined {
  // The cast follows from the check of the value that the node holds.
  return node !== undefined && isObject(node.value) ? (node as ObjectNode) : undefined;
}

/** The object under `name`, or undefined where there is none. */
export function objectChild(node: ObjectNode, name: string): ObjectNode | undefined {
  return asObject(child(node, name));
}

/** The members of the object under `name`, each with its node; none where there is no object. */
export function members(node: ObjectNode | undefined): readonly (readonly [string, NodeRef])[] {
  if (node === undefined) return [];
  return Object.keys(node.value).map(name => [
    name,
    // Object.keys gave the name, so the value is there.
    { file: node.file, pointer: `${node.pointer}/${token(name)}`, value: node.value[name] as Json },
  ]);
}

/** The items of the array under `name`; none where there is no array. */
export function items(node: ObjectNode, name: string): readonly NodeRef[] {
  const value = own(node.value, name);
  if (!Array.isArray(value)) return [];
  const pointer = `${node.pointer}/${token(name)}`;
  return value.map((item: Json, index) => ({ file: node.file, pointer: `${pointer}/${index}`, value: item }));
}

export function text(node: ObjectNode, name: string): string | undefined {
  const value = own(node.value, name);
  return typeof value === 'string' ? value : undefined;
}

export function flag(node: ObjectNode, name: string): boolean | undefined {
  const value = own(node.value, name);
  return typeof value === 'boolean' ? value : undefined;
}

export function texts(node: ObjectNode, name: string): readonly string[] {
  const value = own(node.value, name);
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

/** Where a node begins: its key where it has one, as a reader looks for `get:` rather than for what follows. */
export function place(node: { readonly file: NodeRef['file']; readonly pointer: string }): Location {
  return node.file.locate(node.pointer, 'key');
}

/** The `x-` members as a field of what says them; none where there are none. */
export function saidByExtensions({ value }: ObjectNode): { readonly extensions?: JsonObject } {
  const extensions = extensionsOf(value);
  return Object.keys(extensions).length > 0 ? { extensions } : {};
}

/** An object of the `x-` members, frozen throughout. */
export function extensionsOf(...objects: readonly JsonObject[]): JsonObject {
  const found: Record<string, Json> = Object.create(null);
  for (const object of objects) {
    for (const name in object) if (name.startsWith('x-')) found[name] = frozen(object[name]) as Json; // for..in gave the name
  }
  return Object.freeze(found);
}
