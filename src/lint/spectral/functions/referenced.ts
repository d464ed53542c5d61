import { type Json, parsePointer } from '../../../document/index.js';
import { isObject } from './values.js';

const known = new WeakMap<object, ReadonlySet<string>>();

/**
 * The fragments, decoded, that the `$ref`s of a document lead to. A `$ref` to something that it stands in does not count: recursion alone
 * makes nothing used. What stands beside a `$ref` is not looked at, as it means nothing.
 */
export function referencedPointers(document: Json): ReadonlySet<string> {
  if (!isObject(document)) return new Set();
  let found = known.get(document);
  if (!found) known.set(document, (found = collected(document)));
  return found;
}

function collected(document: object): ReadonlySet<string> {
  const found = new Set<string>();
  const path: string[] = [];
  const visit = (value: object): void => {
    const { $ref } = value as { readonly $ref?: unknown };
    if (typeof $ref === 'string') {
      const target = stepsOf($ref);
      if (target && !isWithin(path, target)) found.add(['#', ...target].join('/'));
      return;
    }
    for (const [name, each] of Object.entries(value)) {
      if (!isObject(each)) continue;
      path.push(name);
      visit(each);
      path.pop();
    }
  };
  visit(document);
  return found;
}

function stepsOf(ref: string): readonly string[] | undefined {
  if (!ref.startsWith('#')) return undefined;
  try {
    return parsePointer(decodeURIComponent(ref.slice(1)));
  } catch {
    return undefined;
  }
}

function isWithin(path: readonly string[], target: readonly string[]): boolean {
  return target.length > 0 && target.every((step, index) => path[index] === step);
}
