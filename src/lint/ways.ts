// https://spec.openapis.org/oas/v3.2.0.html#schema-object

import type { WrittenObject, WrittenType } from '../contract/index.js';
import type { DocumentSet } from '../document/index.js';

/** Which way the values of a schema go: to the API, or from it. */
export interface Direction {
  readonly request: boolean;
  readonly response: boolean;
}

const toApi = 1;
const fromApi = 2;

/**
 * Says of schemas, as written, which way their values go, through all references.
 */
export class Ways {
  readonly #set: DocumentSet;
  /** Where a schema that can be referred to leads. */
  readonly #edges = new Map<string, Set<string>>();
  /** What bodies, parameters and headers refer to. */
  readonly #seeds = new Map<string, number>();
  #reached: ReadonlyMap<string, number> | undefined;

  constructor(set: DocumentSet, references: readonly WrittenObject[]) {
    this.#set = set;
    for (const reference of references) this.#reference(reference);
  }

  #reference(node: WrittenObject): void {
    if (node.of !== 'schema') return;
    const target = this.#targetOf(node);
    const root = rootOf(node);
    const from = nameOf(root);
    if (from === undefined) this.#seeds.set(target, (this.#seeds.get(target) ?? 0) | waysAt(root));
    else {
      const known = this.#edges.get(from);
      if (known) known.add(target);
      else this.#edges.set(from, new Set([target]));
    }
  }

  /** Both false: nothing that is sent leads to it. */
  of(node: WrittenObject): Direction {
    const root = rootOf(node);
    const name = nameOf(root);
    this.#reached ??= this.#close();
    const bits = name === undefined ? waysAt(root) : (this.#reached.get(name) ?? 0);
    return { request: (bits & toApi) > 0, response: (bits & fromApi) > 0 };
  }

  #close(): ReadonlyMap<string, number> {
    const reached = new Map<string, number>();
    const waiting = [...this.#seeds];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [name, ways] = next;
      const known = reached.get(name) ?? 0;
      if ((known | ways) === known) continue;
      reached.set(name, known | ways);
      for (const target of this.#edges.get(name) ?? []) waiting.push([target, ways]);
    }
    return reached;
  }

  #targetOf(node: WrittenObject): string {
    const ref = node.value['$ref'] as string; // a reference has one
    if (ref.startsWith('#/')) return named(node.file.uri, ref.slice(1));
    const target = this.#set.resolve(ref, { file: node.file, pointer: node.pointer });
    return target ? named(target.file.uri, target.pointer) : ref;
  }
}

/** The outermost schema, or reference to one, that a node is part of. */
function rootOf(node: WrittenObject): WrittenObject {
  let root = node;
  while (root.parent?.type === 'schema') root = root.parent;
  return root;
}

/** By what a root can be referred to; one that stands in a body or a parameter has its way from there. */
function nameOf(root: WrittenObject): string | undefined {
  const isNamed = root.parent === undefined || root.parent.type === 'components';
  return isNamed ? named(root.file.uri, root.pointer) : undefined;
}

const components = '/components/schemas/';

/** What is within a component counts as the component. */
function named(uri: string, pointer: string): string {
  if (!pointer.startsWith(components)) return `${uri}#${pointer}`;
  const end = pointer.indexOf('/', components.length);
  return `${uri}#${end < 0 ? pointer : pointer.slice(0, end)}`;
}

const wayOf: { readonly [T in WrittenType]?: number } = { requestBody: toApi, parameter: toApi, response: fromApi };

function waysAt(root: WrittenObject): number {
  let found = 0;
  for (let each = root.parent; each; each = each.parent) {
    found ||= wayOf[each.type] ?? 0;
    // what an API sends of itself goes the other way
    const isInverted = each.type === 'callback' || (each.parent?.type === 'openapi' && each.steps[0] === 'webhooks');
    if (isInverted && found !== 0) return toApi + fromApi - found;
  }
  return found;
}
