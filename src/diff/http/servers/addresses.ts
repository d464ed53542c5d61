// https://spec.openapis.org/oas/v3.2.0.html#server-object
import type { Server } from '../../../contract/index.js';

/** A server that stands for more is compared as it is written. */
const mostAddresses = 1000;

/** One of the addresses that a server stands for. */
export interface Address {
  readonly server: Server;
  /** With a value in place of each variable: its default where it may be anything. */
  readonly url: string;
}

/** Every operation asks for those of the document. */
const known = new WeakMap<readonly Server[], Map<string, Address>>();

export type Addresses = ReadonlyMap<string, Address>;

/** Those of the servers that stand for too many addresses to be compared one by one. */
export function uncounted(servers: readonly Server[]): readonly Server[] {
  return servers.filter(server => !isCounted(server));
}

function isCounted({ variables }: Server): boolean {
  let count = 1;
  for (const variable of variables.values()) count *= variable.enum ? valuesOf(variable).length : 1;
  return count <= mostAddresses;
}

type Variable = Server['variables'] extends ReadonlyMap<string, infer Value> ? Value : never;

function valuesOf(variable: Variable): readonly string[] {
  return [...new Set([variable.default, ...(variable.enum ?? [])])];
}

/** The addresses that servers stand for: each value that a variable lists; a variable without a list stays a place. */
export function addressesOf(servers: readonly Server[]): ReadonlyMap<string, Address> {
  let found = known.get(servers);
  if (found) return found;
  known.set(servers, (found = new Map()));
  for (const server of servers.filter(isCounted)) {
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
    urls = valuesOf(variable).flatMap(value => urls.map(each => each.replaceAll(`{${name}}`, () => value)));
  }
  return urls;
}

/** Letter case of a host and a slash at the end make no difference. */
function normal(url: string): string {
  const isWhole = URL.canParse(url) && !url.includes('{');
  const text = isWhole ? new URL(url).href : url.replace(/^[^/]*:\/\/[^/]*/, start => start.toLowerCase());
  return text.replace(/\/+$/, '') || '/';
}

/**
 * Whether an address is one of some servers': it is listed, it is one with the defaults, or the places of one can be so filled
 * that it is this. In a host a place holds no slash.
 */
export function covers(addresses: Addresses, address: string): boolean {
  if (addresses.has(address)) return true;
  let own = wides.get(addresses);
  if (!own) wides.set(addresses, (own = [...addresses].filter(([wide]) => wide.includes('{}'))));
  return own.some(([wide, { url }]) => normal(url) === address || fits(wide, address));
}

/** Those with a place for anything. */
const wides = new WeakMap<Addresses, readonly (readonly [string, Address])[]>();

function fits(wide: string, address: string): boolean {
  if (!wide.includes('://')) return fitsText(wide, address);
  const [own, other] = [hostAndPath(wide), hostAndPath(address)];
  return fitsText(own.host, other.host) && fitsText(own.path, other.path);
}

/** Parts an address; the path is empty, or begins with a slash. */
export function hostAndPath(address: string): { readonly host: string; readonly path: string } {
  const scheme = address.indexOf('://');
  const slash = address.indexOf('/', scheme < 0 ? 0 : scheme + 3);
  return slash < 0 ? { host: address, path: '' } : { host: address.slice(0, slash), path: address.slice(slash) };
}

/** Each place as short as it can be: no way back, however many there are. */
function fitsText(wide: string, text: string): boolean {
  const [first = '', ...others] = wide.split('{}');
  const last = others.pop();
  if (last === undefined) return wide === text;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of others) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

/** An address of a server that others have not, with other values in its places where they have that of the defaults. */
export function urlBeside({ server, url }: Address, others: Addresses): string {
  const { variables } = server;
  const filled = [(text: string) => `${text}2`, () => '1', () => 'other'].map(fill => {
    const values = [...variables].map(
      ([name, each]) => [name, each.enum ? each : { ...each, default: fill(each.default) }] as const,
    );
    return defaultUrl({ ...server, variables: new Map(values) });
  });
  return [url, ...filled].find(each => isUrl(each) && !covers(others, normal(each))) ?? url;
}

function isUrl(text: string): boolean {
  return URL.canParse(text, 'http://host/');
}

/** The path of an address, and whether it says on which host. */
export function pathOf(address: string): { readonly path: string; readonly isRelative: boolean } {
  const match = /^[a-z][a-z0-9+.-]*:\/\/[^/]*(.*)$/i.exec(address);
  return { path: (match ? match[1] : address) || '/', isRelative: !match };
}
