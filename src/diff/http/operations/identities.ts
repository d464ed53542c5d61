// https://spec.openapis.org/oas/v3.2.0.html#server-object
import type { Contract, Operation } from '../../../contract/index.js';
import { routeOf, shapeOf } from '../owner.js';
import { basePathOf } from '../servers/base-path.js';

/** What an operation is known by in both versions. */
export type Identity = (operation: Operation) => string;

/**
 * Their whole addresses where one operation alone of each version has those, else their routes: a base path may move between
 * servers and paths, `https://a.example/v1` with `/x`, and `https://a.example` with `/v1/x`.
 */
export function operationIdentities(before: Contract, after: Contract): Identity {
  const [old, now] = [onlyOnes(before), onlyOnes(after)];
  const known = new Map<Operation, string>();
  for (const [address, operation] of old) {
    const same = now.get(address);
    if (operation && same) known.set(operation, address).set(same, address);
  }
  return operation => known.get(operation) ?? routeOf(operation);
}

/** By all of their addresses; undefined where several have the same. */
function onlyOnes({ operations }: Contract): ReadonlyMap<string, Operation | undefined> {
  const found = new Map<string, Operation | undefined>();
  for (const operation of operations) {
    const base = basePathOf(operation.servers);
    if (!base) continue;
    const address = `${operation.method} ${base.roots} ${shapeOf(base.path + operation.path)}`;
    found.set(address, found.has(address) ? undefined : operation);
  }
  return found;
}
