import type { Contract, Operation, WrittenObject } from '../contract/index.js';
import type { Location } from '../diagnostics/index.js';
import { appendToken, type DocumentSet, type Json, type NodeRef } from '../document/index.js';
import { operationsOf } from './contract-parts.js';

/** The node under a name or index of an object that was visited. */
export function childOf(node: WrittenObject, ...steps: readonly (string | number)[]): NodeRef {
  let value: unknown = node.value;
  let { pointer } = node;
  for (const step of steps) {
    value = (value as { readonly [name: string]: unknown } | undefined)?.[step]; // the caller has seen what is there
    pointer = appendToken(pointer, String(step));
  }
  return { file: node.file, pointer, value: value as Json };
}

/** A place further within another one, such as the part of an example that breaks its schema. */
export function placeWithin(set: DocumentSet, { file, pointer }: Location, below: string): Location | undefined {
  for (const each of set.files.values()) if (each.display === file) return each.locate(`${pointer}${below}`);
  return undefined;
}

const byPlace = new WeakMap<Contract, ReadonlyMap<string, Operation>>();

/** The operation of the contract that an object stands in. */
export function operationAt(contract: Contract, node: WrittenObject): Operation | undefined {
  const operation = node.within('operation');
  if (!operation) return undefined;
  let known = byPlace.get(contract);
  if (!known) {
    const all = operationsOf(contract);
    known = new Map(all.map(each => [`${each.location.file}#${each.location.pointer}`, each]));
    byPlace.set(contract, known);
  }
  return known.get(`${node.file.display}#${operation.pointer}`);
}

/** Whether a schema stands within a keyword that takes it for a part of another: what it leaves unsaid may be said there. */
export function isPart(node: WrittenObject): boolean {
  return node.parent?.type === 'schema' && partKeywords.has(String(node.steps[0]));
}

const partKeywords = new Set(['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas']);
