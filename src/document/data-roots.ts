import { document, type Kind, kindOfMember } from './kinds.js';
import { parsePointer } from './pointer.js';
import { childOf } from './resolve.js';
import type { Json, NodeRef } from './types.js';

/** Whether a node lies in one of the given containers. */
export function passesThrough(target: NodeRef, roots: ReadonlySet<object>): boolean {
  if (roots.size === 0) return false;
  let value: Json = target.file.value;
  for (const token of parsePointer(target.pointer)) {
    value = childOf(value, token) ?? null;
    if (typeof value === 'object' && value !== null && roots.has(value)) return true;
  }
  return false;
}

/** What a node of a document is by where it stands; `data` where nothing is a reference. */
export function kindAt({ file, pointer }: NodeRef): Kind {
  let [value, kind]: [Json, Kind] = [file.value, document];
  for (const token of parsePointer(pointer)) {
    // an array's items are of its own kind
    if (!Array.isArray(value)) kind = kindOfMember(kind, token);
    value = childOf(value, token) ?? null;
  }
  return kind;
}
