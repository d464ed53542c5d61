import { canonical, type DocumentSet, type Json, type NodeRef } from '../../document/index.js';
import { documentsOf } from '../made-of.js';
import { asObject, isObject, own } from '../node.js';
import type { Contract } from '../types.js';

type Both = readonly [before: NodeRef, after: NodeRef];

/**
 * Whether the documents of two contracts say the same by an extension of their roots, with all that it refers to; so too where
 * neither has it, or a contract was not made of a document.
 */
export function isExtensionAlike(before: Contract, after: Contract, name: string): boolean {
  const [old, now] = [documentsOf(before), documentsOf(after)];
  const [was, is] = [old && extensionOf(old, name), now && extensionOf(now, name)];
  if (!old || !now || (!was && !is)) return true;
  if (!was || !is) return false;
  const followed = new Set<string>();
  const todo: Both[] = [[was, is]];
  for (let next = todo.pop(); next; next = todo.pop()) {
    const references = new Set<string>();
    if (!areSame(next[0].value, next[1].value, references)) return false;
    for (const reference of references) {
      const key = `${next[0].file.uri} ${reference}`;
      if (followed.has(key)) continue;
      followed.add(key);
      const targets = [old.resolve(reference, next[0]), now.resolve(reference, next[1])] as const;
      if (targets[0] && targets[1]) todo.push([targets[0], targets[1]]);
      else if (targets[0] || targets[1]) return false;
    }
  }
  return true;
}

function extensionOf({ root }: DocumentSet, name: string): NodeRef | undefined {
  const node = asObject({ file: root, pointer: '', value: root.value });
  const value = node && own(node.value, name);
  return value === undefined ? undefined : { file: root, pointer: `/${name}`, value };
}

/** @param references gets those of both */
function areSame(before: Json, after: Json, references: Set<string>): boolean {
  if (Array.isArray(before) && Array.isArray(after))
    return before.length === after.length && before.every((each, index) => areSame(each, after[index]!, references));
  if (!isObject(before) || !isObject(after)) return canonical(before) === canonical(after);
  const names = Object.keys(before);
  if (names.length !== Object.keys(after).length) return false;
  return names.every(name => {
    const [value, other] = [own(before, name), own(after, name)];
    if (name === '$ref' && typeof value === 'string') references.add(value);
    return value !== undefined && other !== undefined && areSame(value, other, references);
  });
}
