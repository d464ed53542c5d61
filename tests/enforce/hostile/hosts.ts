import type { Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import express from 'express';
import { load } from '../../../src/contract/index.js';
import { runtimeContract } from '../../../src/enforce/from-contract.js';
import { createService, type Handler, type ServiceOptions } from '../../../src/enforce/index.js';

export const ways = ['as middleware', 'in front'] as const;
export type Way = (typeof ways)[number];

/** One service that hostile clients meet. */
export interface Host {
  readonly port: number;
  /** Whatever handlers and streams broke with. */
  readonly failures: unknown[];
  /** Sends bytes as they are; gives all that came back until the server closed the connection. */
  raw(...pieces: readonly (string | Buffer)[]): Promise<string>;
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

const fixtures = join(import.meta.dirname, '../../fixtures/fuzz');

/** The contract of tests/fixtures/fuzz, served; every handler reads its body and answers, where `handlers` gives no other. */
export async function host(
  way: Way,
  document = 'bodies.yaml',
  options: Omit<ServiceOptions, 'handlers'> & { readonly handlers?: Readonly<Record<string, Handler>> } = {},
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
  const listener = way === 'in front' ? service.handler : express().use(service.middleware);
  const { createServer } = await import('node:http');
  const server = createServer(listener);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return hostOf(server, failures);
}

function hostOf(server: Server, failures: unknown[]): Host {
  const { port } = server.address() as AddressInfo; // a TCP server's address is one
  const raw = (...pieces: readonly (string | Buffer)[]) => exchange(port, pieces);
  return {
    port,
    failures,
    raw,
    post: (path, type, body, headers = '') =>
      raw(
        `POST ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${type === '' ? '' : `Content-Type: ${type}\r\n`}` +
          `Content-Length: ${Buffer.byteLength(body)}\r\n${headers}\r\n`,
        body,
      ),
    alive: async () => {
      const answer = await raw('GET /v1/json HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
      return answer.startsWith('HTTP/1.1 200 ');
    },
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

function exchange(port: number, pieces: readonly (string | Buffer)[]): Promise<string> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.on('data', chunk => (text += chunk.toString('latin1')));
    // a server may close while we still write
    socket.on('error', () => {});
    const hang = setTimeout(() => {
      text = `hangs: ${text}`;
      socket.destroy();
    }, 3_000);
    socket.on('close', () => {
      clearTimeout(hang);
      resolve(text);
    });
    for (const piece of pieces) socket.write(piece);
  });
}

/** The status of what came back; 0 where the connection was closed without one. */
export function statusOf(answer: string): number {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
}

/** Codes of the problem that came back. */
export function codesOf(answer: string): readonly string[] {
  return [...answer.matchAll(/"code":"([^"]*)"/g)].map(([, code]) => code!);
}
