import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import express from 'express';
import express4 from 'express4';
import { load } from '../../../src/contract/index.js';
import { runtimeContract } from '../../../src/enforce/from-contract.js';
import { createService, type Handler, type Service, type ServiceOptions } from '../../../src/enforce/index.js';
import { rawExchange } from '../../support/raw-exchange.js';

export const ways = ['in Express 5', 'in Express 4', 'in front'] as const;
export type Way = (typeof ways)[number];

/** One service that hostile clients meet. */
export interface Host {
  readonly port: number;
  readonly server: Server;
  /** Whatever handlers and streams broke with. */
  readonly failures: unknown[];
  /** Sends bytes as they are; gives all that came back until the server closed the connection. */
  raw(...pieces: readonly (string | Buffer)[]): Promise<string>;
  /** Sends bytes, then a piece every some milliseconds. @returns after how many milliseconds the connection was closed */
  trickle(first: string, piece: string, every: number): Promise<number>;
  /** Sends a whole request that asks for the connection to be closed. */
  post(path: string, type: string, body: string | Buffer, headers?: string): Promise<string>;
  /** Whether the service still answers what is valid. */
  alive(): Promise<boolean>;
  /** How many connections are open. */
  connections(): Promise<number>;
  close(): Promise<void>;
}

const done: Handler = async input => {
  const { body } = input;
  const isStream = typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
  // reading to the end, as a handler does, is what meets a broken stream
  if (isStream) for await (const _ of body as AsyncIterable<unknown>);
  return { status: 200, body: { done: true } };
};

/** A service's options, and the HTTP server's own. */
export type HostOptions = Omit<ServiceOptions, 'handlers'> & {
  readonly handlers?: Readonly<Record<string, Handler>>;
  readonly server?: ServerOptions;
};

const fixtures = join(import.meta.dirname, '../../fixtures/fuzz');

/** The contract of tests/fixtures/fuzz, served; every handler reads its body and answers, where `handlers` gives no other. */
export async function host(
  way: Way,
  document: 'bodies.yaml' | 'parameters.yaml' = 'bodies.yaml',
  { server: serverOptions, ...options }: HostOptions = {},
): Promise<Host> {
  const contract = runtimeContract(await load(join(fixtures, document)));
  const failures: unknown[] = [];
  const { plan } = contract;
  const service = createService(contract, {
    logger: false,
    observer: { failed: ({ error }) => failures.push(error) },
    security: Object.fromEntries(Object.keys(plan.securitySchemes).map(name => [name, () => ({ subject: 'test' })])),
    ...options,
    handlers: { ...Object.fromEntries(plan.operations.map(({ name }) => [name, done])), ...options.handlers },
  });
  const server = createServer(serverOptions ?? {}, listenerOf(way, service));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const probe = document === 'bodies.yaml' ? 'GET /v1/json' : 'DELETE /v1/secured';
  return hostOf(server, failures, `${probe} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
}

/** The service one way in. An app's own error handler would log to the console, except in tests. */
export function listenerOf(way: Way, service: Service): RequestListener {
  if (way === 'in front') return service.handler;
  const app = way === 'in Express 4' ? (express4() as express.Express) : express();
  return app.set('env', 'test').use(service.middleware);
}

function hostOf(server: Server, failures: unknown[], probe: string): Host {
  const { port } = server.address() as AddressInfo; // a TCP server's address is one
  const raw = (...pieces: readonly (string | Buffer)[]) => rawExchange(port, pieces);
  return {
    port,
    server,
    failures,
    raw,
    trickle: (first, piece, every) => trickle(port, first, piece, every),
    post: (path, type, body, headers = '') =>
      raw(
        `POST ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${type === '' ? '' : `Content-Type: ${type}\r\n`}` +
          `Content-Length: ${Buffer.byteLength(body)}\r\n${headers}\r\n`,
        body,
      ),
    alive: async () => (await raw(probe)).startsWith('HTTP/1.1 200 '),
    connections: () =>
      new Promise((resolve, reject) =>
        server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
      ),
    close: () => {
      server.closeAllConnections();
      return new Promise(resolve => server.close(() => resolve()));
    },
  };
}

function trickle(port: number, first: string, piece: string, every: number): Promise<number> {
  return new Promise(resolve => {
    const started = Date.now();
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    socket.on('data', () => {});
    socket.write(first);
    const timer = setInterval(() => socket.write(piece), every);
    socket.on('close', () => {
      clearInterval(timer);
      resolve(Date.now() - started);
    });
  });
}
