import { parsePointer } from './pointer.js';
import { childOf } from './resolve.js';
import type { Json } from './types.js';
import { WrittenNumber } from './written-number.js';

/** A node to set, or to take away where there is no value. */
export type Edit =
  | { readonly pointer: string; readonly value?: Json }
  /** For what is added: objects on the way are made. */
  | { readonly path: readonly string[]; readonly value: Json };

export function tokensOf(edit: Edit): readonly string[] {
  return 'path' in edit ? edit.path : parsePointer(edit.pointer);
}

/**
 * The deepest first: a node is edited before one of its ancestors is replaced. Of a list's items the last first, as those after
 * an item that goes move up.
 */
export function inOrder(edits: readonly Edit[]): readonly Edit[] {
  const last = (edit: Edit) => Number(tokensOf(edit).at(-1));
  return [...edits].sort((a, b) => tokensOf(b).length - tokensOf(a).length || last(b) - last(a) || 0);
}

type Mutable = { [name: string]: Json | Mutable } | (Json | Mutable)[];

/**
 * A copy with edits.
 * @param base the pointer of the value; the edits' pointers begin with it
 */
export function editedCopy(value: Json, base: string, edits: readonly Edit[]): Json {
  return withEdits(copyOf(value), base, edits);
}

/** A copy with edits as a text has them: what aliases of YAML stand for is one thing, and changes wherever it is named. */
export function editedShared(value: Json, edits: readonly Edit[]): Json {
  return withEdits(sharedCopyOf(value, new Map()), '', edits);
}

function withEdits(copy: Json, base: string, edits: readonly Edit[]): Json {
  const holder = { value: copy };
  const skip = parsePointer(base).length;
  for (const edit of inOrder(edits)) apply(holder, ['value', ...tokensOf(edit).slice(skip)], edit.value);
  return holder.value;
}

/** A copy that shares nothing with the document; recursion is as deep as that, which the limit of nesting bounds. */
function copyOf(value: Json): Json {
  if (typeof value !== 'object' || value === null || value instanceof WrittenNumber) return value;
  // fromEntries keeps `__proto__` an own property
  if (!Array.isArray(value))
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, copyOf(item)]));
  return value.map(copyOf);
}

function sharedCopyOf(value: Json, known: Map<object, Json>): Json {
  if (typeof value !== 'object' || value === null || value instanceof WrittenNumber) return value;
  const made = known.get(value);
  if (made !== undefined) return made;
  // filled below: an alias leads to what was made before it
  const copy: Json[] | object = Array.isArray(value) ? [] : {};
  known.set(value, copy as Json);
  for (const [name, item] of Object.entries(value)) define(copy, name, sharedCopyOf(item, known));
  return copy as Json;
}

function apply(holder: { value: Json }, tokens: readonly string[], value: Json | undefined): void {
  // the copy is ours to change
  let parent = holder as Mutable;
  for (const token of tokens.slice(0, -1)) {
    if (childOf(parent as Json, token) === undefined) define(parent, token, {});
    const child = childOf(parent as Json, token);
    if (typeof child !== 'object' || child === null) return;
    parent = child as Mutable;
  }
  const last = tokens.at(-1)!;
  if (value === undefined && Array.isArray(parent)) parent.splice(Number(last), 1);
  else if (value === undefined) Reflect.deleteProperty(parent, last);
  else define(parent, last, value);
}

function define(target: object, name: string, value: Json): void {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
}
