// https://spec.openapis.org/oas/v3.2.0.html#server-object
import type { Server } from '../../../contract/index.js';

const mostAddresses = 64;

/** Every operation asks for those of the document. */
const known = new WeakMap<readonly Server[], Map<string, Server>>();

/** The addresses that servers stand for: each value that a variable lists; a variable without a list stays a place. */
export function addressesOf(servers: readonly Server[]): ReadonlyMap<string, Server> {
  let found = known.get(servers);
  if (found) return found;
  known.set(servers, (found = new Map()));
  for (const server of servers) for (const url of urlsOf(server)) found.set(normal(url), server);
  return found;
}

function urlsOf({ url, variables }: Server): readonly string[] {
  let urls = [url];
  for (const [name, variable] of variables) {
    const values = variable.enum ? [...new Set([variable.default, ...variable.enum])] : ['{}'];
    urls = values.flatMap(value => urls.map(each => each.replaceAll(`{${name}}`, () => value))).slice(0, mostAddresses);
  }
  return urls;
}

/** Letter case of a host and a slash at the end make no difference. */
function normal(url: string): string {
  const text = URL.canParse(url) && !url.includes('{') ? new URL(url).href : url;
  return text.replace(/\/+$/, '') || '/';
}

/** The path of an address, and whether it says on which host. */
export function pathOf(address: string): { readonly path: string; readonly isRelative: boolean } {
  const match = /^[a-z][a-z0-9+.-]*:\/\/[^/]*(.*)$/i.exec(address);
  return { path: (match ? match[1] : address) || '/', isRelative: !match };
}
