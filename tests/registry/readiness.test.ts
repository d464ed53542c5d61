import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connectDatabase } from 'specwright/database';
import { type TestDatabase, testDatabase } from '../support/postgres.js';
import { greeting, startServer } from './real-process.js';
import { newKey } from './registry.js';

const migrations = join(import.meta.dirname, '../../migrations');

let own: TestDatabase;
beforeEach(async () => {
  own = await testDatabase({ migrations });
});
afterEach(() => own.drop());

describe('a server whose connections are all in use', () => {
  it('is ready, as long as its database answers others', async () => {
    const server = startServer({ DATABASE_URL: own.connection, DATABASE_POOL: '2', WORK: 'false', PORT: '0' });
    const { url } = await greeting(server);
    const other = connectDatabase({ connection: own.connection });
    const keys = await Promise.all(['a', 'b'].map(name => newKey(other, name, ['read'])));
    const holding = await other.knex.transaction();
    await holding.raw('lock table api_keys in access exclusive mode');
    // each looks for its key, and waits with its connection
    const asked = keys.map(key => fetch(`${url}/v1/apis`, { headers: { authorization: `Bearer ${key}` } }));
    const waiting = () =>
      other.knex.raw(`select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`);
    for (let tries = 0; tries < 200 && (await waiting()).rows.length < 2; tries++) await pause(20);
    expect((await waiting()).rows).toHaveLength(2);
    // longer than an answer is told again
    await pause(1100);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    await holding.rollback();
    await Promise.all(asked);
    await other.close();
    expect(await server.end('SIGTERM')).toBe(0);
  }, 60_000);
});
