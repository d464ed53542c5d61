import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connectDatabase, type Database } from 'specwright/database';
import { type TestDatabase, testDatabase } from '../../support/postgres.js';
import { startWorker } from '../real-process.js';
import { type Registry, registryOn } from '../registry.js';
import { documentOf, ended, published } from './asked.js';

const migrations = join(import.meta.dirname, '../../../migrations');

let own: TestDatabase;
let database: Database;
let registry: Registry;
beforeAll(async () => {
  own = await testDatabase({ migrations });
  database = connectDatabase({ connection: own.connection });
  registry = await registryOn(own.connection, { config: { jobs: { expiry: 2 } } });
});
afterAll(async () => {
  await registry.close();
  await database.close();
  await own.drop();
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1200 && !(await holds()); tries++) await pause(50);
  expect(await holds()).toBe(true);
}

it('a worker that is killed amid a comparison leaves nothing half there, and another one makes it, once', async () => {
  await published(registry, 'letters', documentOf('GET /a', 'GET /b'), documentOf('GET /c'));
  const { diff } = (await registry.ask('/v1/apis/letters/versions/2')).json;
  const { knex } = database;
  // holds back what is written last, so that the worker is killed behind everything else
  const holding = await knex.transaction();
  await holding.raw('lock table diff_changes in share mode');
  const env = { DATABASE_URL: own.connection, JOB_EXPIRY: '2s' };
  const first = startWorker(env);
  const held = knex('pg_locks').where({ granted: false }).whereRaw("relation = 'diff_changes'::regclass");
  await until(async () => (await held.clone()).length > 0);
  await first.end('SIGKILL');
  await holding.rollback();
  const its = knex('pg_stat_activity')
    .where('application_name', 'specwright worker')
    .whereRaw('datname = current_database()');
  await until(async () => (await its.clone()).length === 0);
  expect(await knex('diffs').select('status', 'summary')).toEqual([{ status: 'queued', summary: null }]);
  expect(await knex('diff_changes')).toEqual([]);
  const second = startWorker(env);
  const { json } = await ended(registry, `/v1/diffs/${diff}`);
  expect(json).toMatchObject({ status: 'done', counts: { breaking: 2, risky: 0, safe: 1 } });
  expect(json.items).toHaveLength(3);
  expect(await knex('diff_changes')).toHaveLength(3);
  expect(await second.end('SIGTERM')).toBe(0);
}, 120_000);
