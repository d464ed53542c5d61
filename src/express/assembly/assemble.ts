import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { closeWithConnection, type Service } from '../../enforce/index.js';
import { refuseLargeBody } from './body-limit.js';
import { createCompression, takesCompressed } from './compression.js';
import { createCors } from './cors.js';
import { refuseExpectation } from './expectation.js';
import { takeHead } from './head.js';
import { type AssemblyOptions, checkAssemblyOptions, type Endpoint } from './options.js';
import { idOf } from './request-id.js';
import { RequestState, stateOf } from './request-state.js';
import { securityHeaders } from './security-headers.js';
import { serverWith } from './server-timeouts.js';
import type { Shared } from './shared.js';
import { trustedAt } from './trust-proxy.js';

/** A service with all that stands around one in production. */
export interface Assembly {
  /** A node request listener. */
  readonly handler: RequestListener;
  /** Makes a server with the timeouts of the options, and waits until it listens. @throws where it can't */
  listen(port?: number, host?: string): Promise<Server>;
}

/** What can be served: a service, or any node request listener, as an Express app is one. */
export type Assembled = Pick<Service, 'handler' | 'preload'> | RequestListener;

const mebibyte = 1024 * 1024;

/**
 * Puts around a service: request ids, an access log, security headers, CORS, limits, compression, timeouts.
 * @throws FindingsError where an option can't be meant; `*` with credentials can't
 */
export async function assemble(service: Assembled, options: AssemblyOptions = {}): Promise<Assembly> {
  checkAssemblyOptions(options);
  const shared = await sharedOf(options);
  // node's type of a listener names the request in the response's type, which no listener asks for
  const inner = (typeof service === 'function' ? service : service.handler) as Service['handler'];
  const endpoints = new Map(Object.entries(options.endpoints ?? {}));
  const serve = (request: IncomingMessage, response: ServerResponse) => take(shared, inner, request, response);
  const handler: RequestListener =
    endpoints.size === 0 ? serve : (request, response) => withEndpoints(endpoints, shared, serve, request, response);
  return Object.freeze({
    handler,
    async listen(port = 0, host?: string) {
      if (typeof service !== 'function') await service.preload();
      return listening(serverWith(handler, options), port, host);
    },
  });
}

async function sharedOf(options: AssemblyOptions): Promise<Shared> {
  const byName = new Map<string, string>();
  const fields: string[] = [];
  for (const [name, value] of await securityHeaders(options.securityHeaders ?? {})) {
    byName.set(name.toLowerCase(), value);
    fields.push(name, value);
  }
  const compression = options.compression === false ? undefined : await createCompression(options.compression ?? {});
  const cors = options.cors && (await createCors(options.cors));
  const { trustProxy = false } = options;
  return Object.freeze({
    fields: Object.freeze(fields),
    byName,
    vary: [compression && 'Accept-Encoding', cors?.varies && 'Origin'].filter(Boolean).join(', '),
    observer: options.observer,
    compression,
    cors,
    trustProxy: typeof trustProxy === 'object' ? trustedAt(trustProxy) : trustProxy,
    bodyBytes: options.bodyBytes ?? 128 * mebibyte,
  });
}

function take(shared: Shared, inner: Service['handler'], request: IncomingMessage, response: ServerResponse): void {
  if (response.socket === null && !closeWithConnection(request, response)) return;
  const state = begin(shared, request, response);
  const { observer, cors, compression } = shared;
  if (observer) {
    response.on('close', over);
    told(() => observer.begun?.(request));
  }
  if (cors?.apply(request, response)) return;
  if (refuseExpectation(request, response)) return;
  if (refuseLargeBody(state, request, response)) return;
  if (compression && takesCompressed(request)) {
    state.compresses = true;
    // of HEAD there is nothing to compress, only a head to set right
    if (request.method !== 'HEAD') {
      compression.apply(request, response, () => inner(request, response));
      return;
    }
  }
  inner(request, response);
}

function begin(shared: Shared, request: IncomingMessage, response: ServerResponse): RequestState {
  const state = new RequestState(idOf(request), shared, request, response);
  takeHead(response);
  return state;
}

function over(this: ServerResponse): void {
  const state = stateOf(this)!; // put there by `take`
  told(() => state.tell(state.shared.observer!, this)); // listened to only where there is one
}

/** Observing is not worth a request. */
function told(tell: () => void): void {
  try {
    tell();
  } catch {
    // lost, as said of observers
  }
}

function withEndpoints(
  endpoints: ReadonlyMap<string, Endpoint>,
  shared: Shared,
  serve: (request: IncomingMessage, response: ServerResponse) => void,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const url = request.url ?? '';
  const query = url.indexOf('?');
  const answer = endpoints.get(query < 0 ? url : url.slice(0, query));
  if (!answer) serve(request, response);
  else {
    begin(shared, request, response);
    answerBy(answer, request, response);
  }
}

async function answerBy(answer: Endpoint, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    if (request.method === 'GET' || request.method === 'HEAD') await answer(request, response);
    else response.writeHead(405, { Allow: 'GET, HEAD', 'Content-Length': 0 }).end();
  } catch {
    if (response.headersSent) response.destroy();
    else response.writeHead(500, { 'Content-Length': 0 }).end();
  }
}

function listening(server: Server, port: number, host?: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}
