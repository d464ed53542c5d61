import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { stateOf } from './request-state.js';
import type { TrustProxy } from './trust-proxy.js';

/** Where a request came from, and how. */
export interface Client {
  readonly address: string;
  readonly protocol: 'http' | 'https';
  /** Undefined where the client sent none. */
  readonly host: string | undefined;
}

/**
 * The client of a request: the connection's own, or what proxies that are trusted say of it (`X-Forwarded-For`, `-Proto`,
 * `-Host`). Anybody can send those headers, so without trust they are not looked at.
 */
export function clientOf(request: IncomingMessage): Client {
  const trust = stateOf(request)?.shared.trustProxy ?? false;
  const { socket, headers } = request;
  const peer = plain(socket.remoteAddress ?? '');
  const own = 'encrypted' in socket && socket.encrypted === true ? 'https' : 'http';
  const trusted = typeof trust === 'function' ? trust(peer) : trust !== false && trust > 0;
  if (!trusted) return { address: peer, protocol: own, host: headers.host };
  const said = last(headers['x-forwarded-proto']);
  const host = last(headers['x-forwarded-host']);
  return {
    address: addressOf([...list(headers['x-forwarded-for']), peer], trust),
    protocol: said === 'http' || said === 'https' ? said : own,
    host: host !== undefined && /^[\w.:[\]-]+$/.test(host) ? host : headers.host,
  };
}

/** Each proxy adds whom it talks to at the end; what stands before the last one that is trusted, the client may have written. */
function addressOf(chain: readonly string[], trust: TrustProxy): string {
  let index = chain.length - 1;
  let hops = typeof trust === 'number' ? trust : Number.POSITIVE_INFINITY;
  while (index > 0 && hops > 0) {
    if (typeof trust === 'function' && !trust(chain[index]!)) break;
    if (isIP(chain[index - 1]!) === 0) break;
    index -= 1;
    hops -= 1;
  }
  return chain[index]!;
}

function list(header: string | string[] | undefined): readonly string[] {
  const text = Array.isArray(header) ? header.join(',') : (header ?? '');
  return text === '' ? [] : text.split(',').map(each => plain(each.trim()));
}

function last(header: string | string[] | undefined): string | undefined {
  const text = Array.isArray(header) ? header.join(',') : header;
  return text?.slice(text.lastIndexOf(',') + 1).trim();
}

/** Without port, brackets, or the form in which IPv6 writes an address of IPv4. */
function plain(address: string): string {
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(address)?.[1] ?? /^([\d.]+):\d+$/.exec(address)?.[1] ?? address;
  return bare.startsWith('::ffff:') && isIP(bare.slice(7)) === 4 ? bare.slice(7) : bare;
}
