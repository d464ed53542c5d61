// https://spec.openapis.org/oas/v3.2.0.html#server-object
import type { Contract, Operation } from '../../../contract/index.js';
import { routeOf } from '../owner.js';
import { addressesOf } from '../servers/addresses.js';

/** What stands before the paths of one version, where the other one has it in its servers. */
export interface BasePaths {
  readonly before: string;
  readonly after: string;
}

const none: BasePaths = { before: '', after: '' };

/**
 * The base path that moved between all servers of a document and all of its paths, where no address of an operation is another
 * one for that: `https://a.example/v1` with `/x`, and `https://a.example` with `/v1/x`.
 */
export function movedBasePath(before: Contract, after: Contract): BasePaths {
  if (before.servers === after.servers || hasOwnServers(before) || hasOwnServers(after)) return none;
  const [old, now] = [before, after].map(({ servers }) => [...addressesOf(servers).keys()]) as [string[], string[]];
  const moved: BasePaths = { before: endMissing(old, now) ?? '', after: endMissing(now, old) ?? '' };
  if (moved.before === moved.after) return none;
  const routes = new Set(after.operations.map(operation => routeBelow(moved.after, operation)));
  return before.operations.every(operation => routes.has(routeBelow(moved.before, operation))) ? moved : none;
}

function hasOwnServers({ operations, servers }: Contract): boolean {
  return operations.some(operation => operation.servers !== servers);
}

/** What all addresses of one version have at their end, and those of the other have not; undefined: nothing alike. */
function endMissing(long: readonly string[], short: readonly string[]): string | undefined {
  const [first, start] = [long[0], short.find(each => long[0]?.startsWith(`${bare(each)}/`))];
  if (first === undefined || start === undefined || long.length !== short.length) return undefined;
  const end = first.slice(bare(start).length);
  const known = new Set(long);
  return !end.includes('{') && short.every(each => known.has(bare(each) + end)) ? end : undefined;
}

function bare(address: string): string {
  return address === '/' ? '' : address;
}

/** What an operation is called below a base path. */
export function routeBelow(base: string, operation: Operation): string {
  return routeOf({ ...operation, path: base + operation.path });
}
