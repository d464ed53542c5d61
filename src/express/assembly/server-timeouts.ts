import { createServer, type RequestListener, type Server } from 'node:http';
import { continueWhenRead } from '../../enforce/index.js';
import { takeExpectations } from './expectation.js';

/** Milliseconds; 0: without end. */
export interface ServerTimeouts {
  /** For the head of a request. Default: 20,000. */
  readonly headers?: number;
  /** For a whole request, its body included. Default: 300,000. */
  readonly request?: number;
  /** For the next request on a connection: longer than the proxy in front keeps it, or requests are lost. Default: 65,000. */
  readonly keepAlive?: number;
}

export interface ServerBounds {
  readonly timeouts?: ServerTimeouts | undefined;
  /** Default: 10,000. */
  readonly maxConnections?: number | undefined;
}

/**
 * A server that does not wait for clients who do not send, and has no more of them than it is to have.
 * https://nodejs.org/api/http.html#httpcreateserveroptions-requestlistener
 */
export function serverWith(listener: RequestListener, bounds: ServerBounds = {}): Server {
  const { timeouts = {}, maxConnections = 10_000 } = bounds;
  const { headers = 20_000, request = 300_000, keepAlive = 65_000 } = timeouts;
  const shortest = Math.min(...[headers, request].filter(time => time > 0), 120_000);
  const options = {
    headersTimeout: headers,
    requestTimeout: request,
    keepAliveTimeout: keepAlive,
    // Node looks at its connections every so often: a quarter more than was said is near enough.
    connectionsCheckingInterval: Math.max(50, Math.floor(shortest / 4)),
  };
  const server = createServer(options, listener);
  server.maxConnections = maxConnections;
  continueWhenRead(server);
  takeExpectations(server);
  return server;
}
