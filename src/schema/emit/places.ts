import type { UnitGraph } from './unit-graph.js';

export const SHARED = Symbol('shared');
export type Owner = string | typeof SHARED;

/**
 * Which module each function stands in: components, and what more than one group uses, in the shared one; the rest
 * beside its only user.
 */
export class Places {
  readonly owners = new Map<string, Owner>();

  constructor(readonly graph: UnitGraph) {}

  /** Places a check of a group and all that it calls. */
  add(root: string, module: string): void {
    const queue: [string, Owner][] = [[root, module]];
    for (let next = queue.pop(); next; next = queue.pop()) {
      const [key, user] = next;
      const before = this.owners.get(key);
      const isShared = this.graph.of(key).named || (before !== undefined && before !== user);
      const owner = isShared ? SHARED : user;
      if (before === owner) continue;
      this.owners.set(key, owner);
      for (const needed of this.graph.needs(key)) queue.push([needed, owner]);
    }
  }

  /** The keys of each module, sorted; for when all are placed. */
  byOwner(): ReadonlyMap<Owner, readonly string[]> {
    const found = new Map<Owner, string[]>();
    for (const [key, owner] of this.owners) {
      const others = found.get(owner);
      if (others) others.push(key);
      else found.set(owner, [key]);
    }
    for (const keys of found.values()) keys.sort();
    return found;
  }
}
