import { lookup as dnsLookup } from 'node:dns';
import { get as httpGet, type IncomingMessage } from 'node:http';
import { get as httpsGet } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { type Access, AccessError, type Raw } from './access.js';
import { isPublicAddress } from './addresses.js';
import { tooLarge } from './read-file.js';
import { splitFragment } from './uri.js';

const MOST_REDIRECTS = 5;

export interface RemoteOptions {
  readonly milliseconds: number;
  /** For tests: which addresses may be called. Default: public ones. */
  readonly allowAddress?: ((address: string) => boolean) | undefined;
  /** For tests: how names are looked up. Default: as the system does. */
  readonly lookup?: typeof dnsLookup | undefined;
}

/** Fetches http(s) URLs. The address is checked as the connection is made, so that a name cannot change between the two. */
export class RemoteAccess implements Access {
  readonly #options: RemoteOptions;
  readonly #allow: (address: string) => boolean;

  constructor(options: RemoteOptions) {
    this.#options = options;
    this.#allow = options.allowAddress ?? isPublicAddress;
  }

  async read(uri: string, limit: number): Promise<Raw> {
    const signal = AbortSignal.timeout(this.#options.milliseconds);
    let url = uri;
    try {
      for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
        const response = await this.#get(url, signal);
        const { statusCode: status = 0, headers } = response;
        if (status >= 300 && status < 400 && headers.location !== undefined) {
          response.destroy();
          url = new URL(headers.location, url).href;
          continue;
        }
        const coding = headers['content-encoding']?.toLowerCase() ?? 'identity';
        if (status === 200 && coding === 'identity') {
          const bytes = await readBody(response, uri, limit);
          return { uri, display: uri, bytes, ...(url !== uri && { retrieval: splitFragment(url).document }) };
        }
        response.destroy();
        if (status === 200)
          throw new AccessError('remote-failed', `${uri} answers compressed, which it was asked not to`);
        throw new AccessError('remote-failed', `${uri} answers ${status}`);
      }
    } catch (error) {
      if (error instanceof AccessError) throw error;
      if (signal.aborted)
        throw new AccessError('remote-failed', `${uri} took more than ${this.#options.milliseconds} ms`);
      throw new AccessError('remote-failed', `${uri} cannot be fetched (${reason(error)})`);
    }
    throw new AccessError('remote-failed', `${uri} redirects more than ${MOST_REDIRECTS} times`);
  }

  #get(address: string, signal: AbortSignal): Promise<IncomingMessage> {
    const url = new URL(address);
    if (url.protocol !== 'http:' && url.protocol !== 'https:')
      throw refused(url.protocol, 'is not read over the network');
    if (url.username !== '' || url.password !== '') throw refused(url.host, 'comes with a name or password in the URL');
    const host = url.hostname.replace(/^\[|\]$/g, '');
    // a literal address is never looked up
    if (isIP(host) && !this.#allow(host)) throw refused(url.host, 'is not a public address');
    const get = url.protocol === 'https:' ? httpsGet : httpGet;
    const headers = {
      accept: 'application/yaml, application/json, text/yaml, */*;q=0.1',
      'accept-encoding': 'identity',
    };
    return new Promise((resolve, reject) => {
      get(url, { lookup: this.#lookup, signal, agent: false, headers }, resolve).on('error', reject);
    });
  }

  readonly #lookup: LookupFunction = (hostname, options, callback) => {
    const lookup = this.#options.lookup ?? dnsLookup;
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const refusedOne = error ? undefined : addresses.find(({ address }) => !this.#allow(address));
      const first = addresses?.[0];
      if (error || !first) callback(error ?? new Error('no address'), '', 0);
      // one bad address is enough: a name that stands for both kinds is up to something
      else if (refusedOne) callback(refused(hostname, 'does not have a public address'), '', 0);
      else if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

function refused(what: string, why: string): AccessError {
  return new AccessError('remote-not-allowed', `${what} ${why}`, 'Copy the file beside the document.');
}

function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message;
}

async function readBody(response: IncomingMessage, uri: string, limit: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) {
      response.destroy();
      throw tooLarge(uri, limit);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
