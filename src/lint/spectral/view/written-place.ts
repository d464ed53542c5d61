import { type Json, parsePointer, type SourceFile } from '../../../document/index.js';
import { refOf } from './references.js';
import type { ResolvedView } from './resolved-view.js';

/** Where a node is written, or the nearest one above it that is there. */
export interface WrittenPlace {
  readonly file: SourceFile;
  /** Names and indices from the root of the file, as texts. */
  readonly path: readonly string[];
  /** The path and what is missing of the node below it. */
  readonly wanted: readonly string[];
}

/** As far as a path leads from a value, by own members. */
export function closest(
  value: unknown,
  path: readonly string[],
): { readonly path: readonly string[]; readonly value: unknown } {
  let at = value;
  for (const [index, name] of path.entries()) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name))
      return { path: path.slice(0, index), value: at };
    // an own member was just found
    at = (at as Readonly<Record<string, unknown>>)[name];
  }
  return { path, value: at };
}

/**
 * Where a node of the resolved view is written. A path that crosses a reference leads on at its target; one that ends at a
 * reference, or at a member beside `$ref`, is that place itself unless `$ref` is all there is.
 */
export function writtenPlace(root: SourceFile, view: ResolvedView, path: readonly string[]): WrittenPlace {
  const there = closest(view.value, path).path;
  if (!crosses(root.value, there)) return { file: root, path: closest(root.value, path).path, wanted: path };
  let at: At = follow({ file: root, path: [], value: root.value }, view);
  let reached = 0;
  for (const name of path) {
    const next = childAt(at, name);
    if (!next) break;
    reached++;
    at = follow(next, view);
  }
  return { file: at.file, path: at.path, wanted: [...at.path, ...path.slice(reached)] };
}

interface At {
  readonly file: SourceFile;
  readonly path: readonly string[];
  readonly value: Json;
}

function childAt({ file, path, value }: At, name: string): At | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  // an own member was just found
  return { file, path: [...path, name], value: (value as Readonly<Record<string, Json>>)[name]! };
}

function follow(start: At, view: ResolvedView): At {
  let at = start;
  for (let target = view.target(at.value); target; target = view.target(at.value)) {
    at = { file: target.file, path: parsePointer(target.pointer), value: target.value };
  }
  return at;
}

/** Whether a path of the resolved view leads through a reference of the document as written, or ends at one. */
function crosses(root: Json, path: readonly string[]): boolean {
  const { path: written, value } = closest(root, path);
  // what the resolved view alone has, a reference on the way has brought
  if (written.length < path.length) return true;
  // a value of a document is JSON
  return refOf(value as Json) !== undefined && Object.keys(value as object).length === 1;
}
