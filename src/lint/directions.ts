import type { WrittenObject } from '../contract/index.js';
import type { DocumentSet } from '../document/index.js';

/** Which way a schema goes that stands somewhere: bits. */
export const toServer = 1;
export const toClient = 2;

/** The outermost object that a node belongs to: a schema of the components, or what a schema of an operation stands in. */
function holderOf(node: WrittenObject): WrittenObject {
  let holder = node;
  for (let each: WrittenObject | undefined = node; each; each = each.parent) {
    if (each.parent?.type === 'components' || !each.parent) return each;
    if (each.type === 'requestBody' || each.type === 'response' || each.type === 'parameter') return each;
    holder = each;
  }
  return holder;
}

/**
 * Which way the schemas of a document go: in requests, in responses, or both, as the references to them lead. What webhooks and
 * callbacks send goes both ways: who reads it is not the one who is asked.
 */
export class Directions {
  /** By what holds references, where they lead. */
  readonly #leads = new Map<string, Set<string>>();
  readonly #known = new Map<string, number>();

  constructor(references: readonly WrittenObject[], set: DocumentSet) {
    for (const node of references) {
      const target = set.resolve(String(node.value.$ref), node);
      if (!target) continue;
      const from = this.#keyOf(node.parent ?? node);
      const to = `${target.file.uri}#${target.pointer}`;
      const known = this.#leads.get(from);
      if (known) known.add(to);
      else this.#leads.set(from, new Set([to]));
    }
    this.#spread();
  }

  /** Bits; none where nothing leads to it. */
  of(node: WrittenObject): number {
    return this.#known.get(this.#keyOf(node)) ?? 0;
  }

  #keyOf(node: WrittenObject): string {
    const holder = holderOf(node);
    const key = `${holder.file.uri}#${holder.pointer}`;
    const own = directionOf(holder);
    if (own !== 0) this.#known.set(key, (this.#known.get(key) ?? 0) | own);
    return key;
  }

  /** Hands on what the holders of references are: each has two bits, so it is handed on twice at most. */
  #spread(): void {
    const todo = [...this.#known.keys()];
    for (let from = todo.pop(); from !== undefined; from = todo.pop()) {
      const bits = this.#known.get(from) ?? 0;
      for (const to of this.#leads.get(from) ?? []) {
        const before = this.#known.get(to) ?? 0;
        if ((before | bits) === before) continue;
        this.#known.set(to, before | bits);
        todo.push(to);
      }
    }
  }
}

function directionOf(holder: WrittenObject): number {
  const isOutgoing = holder.within('callback') !== undefined || !isOfPaths(holder);
  if (holder.of === 'requestBody' || holder.of === 'parameter') return isOutgoing ? toServer | toClient : toServer;
  if (holder.of === 'response') return isOutgoing ? toServer | toClient : toClient;
  return 0;
}

/** A webhook is no part of the paths; what stands in the components is used by paths, mostly. */
function isOfPaths(holder: WrittenObject): boolean {
  return holder.within('pathItem') === undefined || holder.within('paths') !== undefined;
}
