import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type ConnectOptions,
  createLister,
  type Database,
  prepared,
  problemOfDatabaseError,
} from '../../../src/database/index.js';
import { type Opened, openedDatabase } from '../opened.js';

let opened: Opened;
beforeAll(async () => {
  opened = await openedDatabase();
  await opened.open().knex.raw('create table big (id bigint primary key, many bigint[] not null)');
});
afterAll(() => opened.close());

const byId = prepared<{ id: unknown }, [id: unknown]>('big-by-id', 'select id from big where id = $1');

/** The same row by every way there is. */
async function read(database: Database, id: bigint) {
  const list = createLister<object>({
    ...{ operation: 'listBig', secret: 's'.repeat(32), limit: { default: 1, maximum: 1 } },
    from: (knex, value) => knex('big').where('id', value('id')),
    columns: { id: 'id' },
    sorts: { id: 'id' },
    defaultSort: 'id',
    tieBreaker: 'id',
  });
  return {
    builder: (await database.knex('big').where({ id }).first()).id,
    raw: (await database.knex.raw('select id from big where id = ?', [String(id)])).rows[0].id,
    prepared: (await byId.first(database, id))?.id,
    list: (await list.page(database, { query: {}, target: '/', values: { id } })).items[0],
  };
}

const everywhere = (id: unknown) => ({ builder: id, raw: id, prepared: id, list: { id } });
const largest = BigInt(Number.MAX_SAFE_INTEGER);

describe('a bigint', () => {
  it('is a number by default, in lists and arrays and counts too', async () => {
    const database = opened.open();
    await database.knex.raw(`insert into big values (${largest}, '{-1,null,7}')`);
    expect(await read(database, largest)).toEqual(everywhere(Number.MAX_SAFE_INTEGER));
    expect((await database.knex('big').first()).many).toEqual([-1, null, 7]);
    expect(await database.knex('big').count()).toEqual([{ count: 1 }]);
  });

  it('is an error where a number would be another one, and no fault of the request', async () => {
    const database = opened.open();
    const id = largest + 2n;
    await database.knex.raw(`insert into big values (${id}, '{}')`);
    const told = /beyond 2\^53 is no number of JavaScript's: connect with bigint: 'bigint' or 'string'$/;
    for (const ask of [database.knex('big').where({ id }), byId.first(database, id)]) {
      const error = await ask.then(
        () => undefined,
        thrown => thrown,
      );
      expect(error.message).toMatch(told);
      expect(problemOfDatabaseError(error)).toBeUndefined();
    }
    await expect(read(opened.open({ bigint: 'bigint' }), id)).resolves.toEqual(everywhere(id));
    await expect(read(opened.open({ bigint: 'string' }), id)).resolves.toEqual(everywhere(String(id)));
  });

  it('is one of three', () => {
    const wrong = { bigint: 'toString' as ConnectOptions['bigint'] & string };
    expect(() => opened.open(wrong)).toThrow("bigint must be 'number', 'bigint' or 'string'");
  });
});
