// https://spec.openapis.org/oas/v3.2.0.html#server-object
import type { Server } from '../../../contract/index.js';
import { addressesOf, hostAndPath, uncounted } from './addresses.js';

/** The addresses of servers, parted where all of them go on alike. */
export interface BasePath {
  /** What stands before, of each. */
  readonly roots: string;
  /** Empty, or from a slash on. */
  readonly path: string;
}

/** Every operation asks for those of the document. */
const known = new WeakMap<readonly Server[], BasePath>();

/** What all addresses of servers have at their end; undefined where they are too many to be compared. */
export function basePathOf(servers: readonly Server[]): BasePath | undefined {
  let found = known.get(servers);
  if (!found && uncounted(servers).length === 0) known.set(servers, (found = parted([...addressesOf(servers).keys()])));
  return found;
}

function parted(addresses: readonly string[]): BasePath {
  const bare = addresses.map(address => (address === '/' ? '' : address));
  const paths = bare.map(address => hostAndPath(address).path);
  let path = paths[0] ?? '';
  while (!paths.every(each => each.endsWith(path))) path = path.slice(`${path}/`.indexOf('/', 1));
  const roots = bare.map(address => address.slice(0, address.length - path.length)).sort();
  // a variable of a server is no parameter
  return { roots: roots.join(' '), path: path.replaceAll('{}', '*') };
}
