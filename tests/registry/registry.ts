import { join } from 'node:path';
import { Writable } from 'node:stream';
import { newApiKey } from 'specwright/auth';
import { connectDatabase, type Database } from 'specwright/database';
import { createLogger } from 'specwright/observability';
import { type App, type AppConfig, createApp } from '../../src/registry/app.js';
import type { Clock } from '../../src/registry/clock.js';
import { ownDocument } from '../../src/registry/document.js';
import { listen } from '../../src/registry/server.js';
import { testDatabase } from '../support/postgres.js';

export { pingDocument } from './ping-document.js';

const migrations = join(import.meta.dirname, '../../migrations');

/** An answer, read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into it as it likes
  readonly json: any;
}

/** A registry in this process, on a database of its own. */
export interface Registry {
  readonly url: string;
  readonly app: App;
  readonly database: Database;
  /** A key that allows everything. */
  readonly key: string;
  /** What was logged, a line each. */
  readonly log: readonly string[];
  ask(path: string, init?: RequestInit): Promise<Answer>;
  put(path: string, body: string | Uint8Array, type?: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body: unknown): Promise<Answer>;
  close(): Promise<void>;
}

export async function startRegistry(config: AppConfig = {}): Promise<Registry> {
  const { connection, drop } = await testDatabase({ migrations });
  const registry = await registryOn(connection, { config });
  const close = async () => {
    await registry.close();
    await drop();
  };
  return { ...registry, close };
}

export interface RegistryOptions {
  readonly config?: AppConfig;
  readonly clock?: Clock;
  /** Milliseconds. Default: the database's. */
  readonly statementTimeout?: number;
}

/** A registry on a database that has its migrations; there may be several. */
export async function registryOn(connection: string, options: RegistryOptions = {}): Promise<Registry> {
  const { config = {}, clock = () => new Date(), statementTimeout } = options;
  const database = connectDatabase({ connection, ...(statementTimeout !== undefined && { statementTimeout }) });
  const log: string[] = [];
  const destination = new Writable({
    write: (chunk, _encoding, done) => {
      log.push(String(chunk));
      done();
    },
  });
  const logger = createLogger({ destination });
  const app = createApp({ config, database, clock, logger, document: await ownDocument() });
  await app.start().catch(async error => {
    await app.close();
    await database.close();
    throw error;
  });
  const { url } = await listen(app, { port: 0, host: '127.0.0.1' });
  const key = await administrator(database);
  const ask = (path: string, init: RequestInit = {}) => {
    const headers = { authorization: `Bearer ${key}`, ...(init.headers as Record<string, string> | undefined) };
    return exchange(`${url}${path}`, { redirect: 'manual', ...init, headers });
  };
  return {
    url,
    app,
    database,
    key,
    log,
    ask,
    put: (path, body, type = 'application/openapi+yaml', headers = {}) =>
      ask(path, {
        method: 'PUT',
        body: body as NonNullable<RequestInit['body']>,
        headers: { 'content-type': type, ...headers },
      }),
    post: (path, body) =>
      ask(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    async close() {
      await app.close();
      await database.close();
    },
  };
}

/** A key of that name, or of another one where the database has it: only its hash is kept. */
async function administrator(database: Database): Promise<string> {
  const taken = await database.knex('api_keys').where({ name: 'administrator' }).first();
  return newKey(database, taken ? `administrator ${Math.random()}` : 'administrator', ['*']);
}

export async function newKey(database: Database, name: string, permissions: readonly string[]): Promise<string> {
  const { key, hash } = newApiKey();
  await database.knex('api_keys').insert({ name, hash, permissions: [...permissions], created_at: new Date() });
  return key;
}

async function exchange(url: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(url, init);
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: isJson && text ? JSON.parse(text) : undefined,
  };
}
