import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Knex } from 'knex';
import {
  createLoader,
  type Database,
  type Loader,
  prepared,
  recordQueries,
  withTransaction,
} from '../../src/database/index.js';
import type { HandlerInput } from '../../src/enforce/index.js';
import { assemble, createService, requestId } from '../../src/express/index.js';
import { contractOf } from '../express/ways.js';
import { type Opened, openedDatabase, until } from './opened.js';

const contract = await contractOf(`
openapi: 3.1.0
info: { title: Pets, version: '1' }
paths:
  /owners:
    get:
      operationId: listOwners
      responses: { '200': { description: All, content: { application/json: { schema: { type: object } } } } }
  /pets:
    post: { operationId: addPet, responses: { '204': { description: Kept } } }
`);

/** What lives as long as one request. */
interface Scope {
  readonly id: string | undefined;
  readonly owners: Loader<number, string>;
  /** Given up when the request is. */
  transaction<T>(work: (trx: Knex.Transaction) => Promise<T>): Promise<T>;
}

type Scoped = HandlerInput & { readonly scope: Scope };

const named = prepared<{ id: number; name: string }, [readonly number[]]>(
  'owners-by-ids',
  'select id, name from owners where id = any($1)',
);

let opened: Opened;
let database: Database;
let url: string;
let stop: () => void;
beforeAll(async () => {
  opened = await openedDatabase();
  database = opened.open({ pool: { max: 2 } });
  await database.knex.raw(`create table owners (id int primary key, name text); create table pets (id int);
    insert into owners select n, 'owner ' || n from generate_series(1, 100) n`);
  const scope = ({ request, signal }: HandlerInput): Scope => ({
    id: requestId(request),
    owners: createLoader(async ids => new Map((await named.all(database, ids)).map(({ id, name }) => [id, name]))),
    transaction: work => withTransaction(database, work, { signal }),
  });
  const handlers = {
    async listOwners({ scope: { id, owners } }: Scoped) {
      const all = await Promise.all(Array.from({ length: 100 }, (_, index) => owners.load(1 + index)));
      return { status: 200, body: { id, all } };
    },
    async addPet({ scope: { transaction } }: Scoped) {
      await transaction(async trx => {
        await trx('pets').insert({ id: 1 });
        await trx.raw('select pg_sleep(60)');
      });
      return { status: 204 };
    },
  };
  const server = await (await assemble(createService(contract, { handlers, scope, logger: false }))).listen(
    0,
    '127.0.0.1',
  );
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  stop = () => {
    server.close();
    server.closeAllConnections();
  };
});
afterAll(async () => {
  stop();
  await opened.close();
});

describe('what a handler gets with its request', () => {
  it('is its id, and loaders of its own: one query each request, nothing kept for the next', async () => {
    const ask = async (id: string) =>
      (await fetch(`${url}/owners`, { headers: { 'X-Request-Id': id } })).json() as Promise<{
        id: string;
        all: string[];
      }>;
    const { result, queries } = await recordQueries(database, () => Promise.all([ask('one'), ask('two')]));
    expect(result.map(({ id }) => id)).toEqual(['one', 'two']);
    expect(result.map(({ all }) => all[99])).toEqual(['owner 100', 'owner 100']);
    expect(queries).toHaveLength(2);
  });

  it('is a transaction that is given up when its client goes away', async () => {
    const leaving = new AbortController();
    const left = fetch(`${url}/pets`, { method: 'POST', signal: leaving.signal }).catch(() => 'left');
    await until(() => database.gauges().used === 1);
    await until(
      async () =>
        (await database.knex('pg_stat_activity').whereLike('query', '%pg_sleep(60)%').where({ state: 'active' }))
          .length > 0,
    );
    leaving.abort();
    expect(await left).toBe('left');
    await until(() => database.gauges().used === 0);
    expect(await database.knex('pets')).toEqual([]);
  });
});
