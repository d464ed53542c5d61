import { createServer, request as httpRequest, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import express4 from 'express4';
import { createContract } from '../../src/contract/index.js';
import { loadText } from '../../src/document/index.js';
import { runtimeContract } from '../../src/enforce/from-contract.js';
import { createService, type RuntimeContract, type Service, type ServiceOptions } from '../../src/express/index.js';

/** The ways in; each must behave like the others. */
export const ways = ['Express 5', 'Express 4', 'in front'] as const;
export type Way = (typeof ways)[number];

/** Every row for every way in, named first. */
export const everyWay = <Row extends readonly unknown[]>(rows: readonly Row[]): [Way, ...Row][] =>
  ways.flatMap(way => rows.map((row): [Way, ...Row] => [way, ...row]));

export interface Answer {
  /** `cut`: the connection was ended before the answer was whole. */
  readonly status: number | 'cut';
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly bytes: Buffer;
  readonly text: string;
}

export interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A server on a free loopback port, what it has logged, and a client for it. */
export interface Served {
  readonly port: number;
  readonly lines: string[];
  ask(target: string, asking?: Asking): Promise<Answer>;
  close(): Promise<void>;
}

export async function contractOf(document: string): Promise<RuntimeContract> {
  return runtimeContract(createContract(await loadText(document, { display: 'api.yaml' })));
}

/** Serves a contract one way in. @param routes put behind it */
export async function serve(
  way: Way,
  contract: RuntimeContract,
  options: ServiceOptions = {},
  routes: (app: express.Express) => void = () => undefined,
): Promise<Served> {
  const lines: string[] = [];
  const logger = { error: (line: string) => void lines.push(line) };
  const app = way === 'Express 4' ? (express4() as express.Express) : express();
  app.set('env', 'test');
  if (way === 'in front') {
    routes(app);
    return listen(createService(contract, { logger, fallback: app, ...options }).handler, lines);
  }
  app.use(createService(contract, { logger, ...options }).middleware);
  routes(app);
  return listen(app, lines);
}

/** A service as a listener, without routes behind it. */
export function listenerOf(way: Way, service: Service): RequestListener {
  if (way === 'in front') return service.handler;
  const app = way === 'Express 4' ? (express4() as express.Express) : express();
  return app.set('env', 'test').use(service.middleware);
}

export async function listen(listener: RequestListener, lines: string[] = []): Promise<Served> {
  const server = createServer(listener);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server's address is one
  return {
    port,
    lines,
    ask: (target, asking = {}) => ask(port, target, asking),
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function ask(port: number, path: string, { method = 'GET', headers = {}, body }: Asking): Promise<Answer> {
  return new Promise(resolve => {
    const cut = () => resolve({ status: 'cut', headers: {}, bytes: Buffer.alloc(0), text: '' });
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const request = httpRequest(
      { host: '127.0.0.1', port, path, method, agent: false, headers: { ...headers, ...length } },
      response => {
        const pieces: Buffer[] = [];
        response.on('data', piece => pieces.push(piece));
        response.on('error', cut);
        response.on('end', () => {
          const bytes = Buffer.concat(pieces);
          resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes, text: bytes.toString() });
        });
      },
    );
    request.on('error', cut);
    request.end(body);
  });
}
