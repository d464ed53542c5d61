// https://spec.openapis.org/oas/v3.2.0.html#server-object
import type { Server } from '../../../contract/index.js';

const mostAddresses = 64;

/** One of the addresses that a server stands for. */
export interface Address {
  readonly server: Server;
  /** With a value in place of each variable: its default where it may be anything. */
  readonly url: string;
}

/** Every operation asks for those of the document. */
const known = new WeakMap<readonly Server[], Map<string, Address>>();

/** The addresses that servers stand for: each value that a variable lists; a variable without a list stays a place. */
export function addressesOf(servers: readonly Server[]): ReadonlyMap<string, Address> {
  let found = known.get(servers);
  if (found) return found;
  known.set(servers, (found = new Map()));
  for (const server of servers) {
    for (const text of urlsOf(server)) {
      const address = [...server.variables.keys()].reduce((all, name) => all.replaceAll(`{${name}}`, '{}'), text);
      found.set(normal(address), { server, url: defaultUrl({ ...server, url: text }) });
    }
  }
  return found;
}

/** The address of a server whose variables all have their default. */
export function defaultUrl({ url, variables }: Server): string {
  return [...variables].reduce((text, [name, variable]) => text.replaceAll(`{${name}}`, () => variable.default), url);
}

/** A variable that may be anything is left as a place. */
function urlsOf({ url, variables }: Server): readonly string[] {
  let urls = [url];
  for (const [name, variable] of variables) {
    if (!variable.enum) continue;
    const values = [...new Set([variable.default, ...variable.enum])];
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
