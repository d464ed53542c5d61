import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Knex } from 'knex';
import { createMigrator } from '../../../src/database/index.js';
import { startBuilt } from '../../cli/built.js';
import { emptyDatabase, folderOf, pets, put, statements } from './migrated.js';

const concurrent = statements(
  'create index concurrently if not exists by_name on pets (name)',
  'drop index concurrently if exists by_name',
  'export const transaction = false;',
);

interface Ended {
  readonly code: number | null;
  readonly text: string;
}

/** A real process `specwright db ACTION`, and how it ends. */
function start(action: string, cwd: string, url: string): { child: ChildProcess; ended: Promise<Ended> } {
  const child = startBuilt(['db', action, '--format', 'json'], cwd, { DATABASE_URL: url });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', chunk => (text += chunk));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, text })); // of node's own event
  return { child, ended };
}

async function project(migrations: Readonly<Record<string, string>>) {
  const { url, knex } = await emptyDatabase();
  const cwd = folderOf(
    Object.fromEntries(Object.entries(migrations).map(([name, text]) => [`migrations/${name}`, text])),
  );
  return {
    cwd,
    knex,
    run: (action: string) => start(action, cwd, url),
    /** In this process: for what a test begins with, a process is a second for nothing. */
    up: () => createMigrator({ knex }, { folder: join(cwd, 'migrations') }).up(),
  };
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await setTimeout(20);
}

/** Waits until a process has come to something, which one that has ended never will. */
async function comesTo(holds: () => Promise<boolean>, ended: Promise<Ended>): Promise<void> {
  let early: Ended | undefined;
  ended.then(end => (early = end));
  await until(async () => early !== undefined || (await holds()));
  if (early) throw new Error(`it ended before: ${JSON.stringify(early)}`);
}

/** Sessions of processes that migrate, each of which has one for its lock, and those for its work. */
const sessions = async (knex: Knex) =>
  (
    await knex('pg_stat_activity')
      .where({ application_name: 'specwright migrations' })
      .whereRaw('datname = current_database()')
  ).length;

const runs = (knex: Knex, query: string) => async () =>
  (await knex('pg_stat_activity').whereLike('query', query).where({ state: 'active' })).length > 0;
const invalid = async (knex: Knex) => (await knex.raw('select from pg_index where not indisvalid')).rowCount;

describe('processes that migrate one database', () => {
  it('run each migration once, eight of them starting on an empty one', async () => {
    const { knex, run } = await project({
      '20251231000000_create_runs.ts': statements(
        'select from gate; create table runs (n int); insert into runs values (1)',
        'drop table runs',
      ),
      ...pets,
      '20260103000000_index_names.ts': concurrent,
    });
    await knex.raw('create table gate ()');
    // the first migration waits here until all eight are at work or wait for the lock: without that, several would run it
    const gate = await knex.transaction();
    await gate.raw('lock table gate');
    const ends = Array.from({ length: 8 }, () => run('up').ended);
    await until(async () => (await sessions(knex)) >= 9);
    await gate.rollback();
    const all = await Promise.all(ends);
    expect(all.filter(({ code }) => code !== 0)).toEqual([]);
    const applied = all.flatMap(({ text }) => JSON.parse(text).applied.map(({ name }: { name: string }) => name));
    expect(applied.sort()).toEqual([
      '20251231000000_create_runs',
      ...Object.keys(pets).map(file => file.replace('.ts', '')),
      '20260103000000_index_names',
    ]);
    expect(await knex('runs')).toEqual([{ n: 1 }]);
    expect(await invalid(knex)).toBe(0);
  });

  it('leave nothing of a migration in whose middle they were killed, and the next goes on', async () => {
    const { knex, run } = await project({
      ...pets,
      // two statements: one alone would be all or nothing by itself
      '20260103000000_create_toys.ts': `
        export async function up(knex) {
          await knex.raw('create table toys (id int)');
          await knex.raw('select from gate');
        }
        export async function down(knex) {
          await knex.raw('drop table toys');
        }`,
    });
    await knex.raw('create table gate ()');
    const gate = await knex.transaction();
    await gate.raw('lock table gate');
    const { child, ended } = run('up');
    await comesTo(runs(knex, 'select from gate'), ended);
    child.kill('SIGKILL');
    await ended;
    // the server ends the statement of a process that is gone, though what it waits for is still held
    await until(async () => (await sessions(knex)) === 0);
    expect(await knex.schema.hasTable('toys')).toBe(false);
    expect(await knex('specwright_migrations').pluck('name')).toHaveLength(2);
    await gate.rollback();
    expect(await run('up').ended).toMatchObject({ code: 0 });
    expect(await knex.schema.hasTable('toys')).toBe(true);
  });

  it('drop the invalid index that a killed one left, tell of it, and build it anew', async () => {
    const { cwd, knex, run, up } = await project(pets);
    await up();
    put(cwd, { 'migrations/20260103000000_index_names.ts': concurrent });

    const holder = await knex.transaction();
    // building waits for whoever writes to the table
    await holder('pets').insert({ id: 1 });
    const { child, ended } = run('up');
    await comesTo(runs(knex, 'create index concurrently%'), ended);
    child.kill('SIGKILL');
    await ended;
    await until(async () => !(await runs(knex, 'create index concurrently%')()));
    await holder.rollback();
    expect(await invalid(knex)).toBe(1);
    expect(JSON.parse((await run('status').ended).text)).toMatchObject({
      findings: [{ code: 'migration-unfinished' }],
    });
    const second = await run('up').ended;
    expect({ code: second.code, ...JSON.parse(second.text) }).toMatchObject({
      code: 0,
      findings: [{ code: 'migration-index-dropped', message: expect.stringContaining('public.by_name') }],
    });
    expect(await invalid(knex)).toBe(0);
  });

  const counting = {
    '20260101000000_create_rows.ts': statements(
      `create table counted (id int primary key, n int not null default 0); insert into counted select generate_series(1, 1000);
       create table gates (name text primary key); insert into gates values ('batch'), ('commit');
       create function wait() returns trigger language plpgsql as
         'begin perform from gates where name = ''commit'' for share; return null; end';
       create constraint trigger waits after update on counted deferrable initially deferred for each row execute function wait()`,
      'drop table counted, gates; drop function wait',
    ),
    'data/20260102000000_count_rows.ts': `
      export const size = 20;
      export async function batch(knex, cursor, size) {
        const ids = await knex('counted').where('id', '>', cursor ?? 0).orderBy('id').limit(size).pluck('id');
        if (ids.length === 0) return null;
        await knex('counted').whereIn('id', ids).increment('n', 1);
        if (cursor >= 200) await knex.raw("select from gates where name = 'batch' for share");
        return { cursor: ids.at(-1), rows: ids.length };
      }`,
  };
  const waits = (knex: Knex) => async () =>
    (await knex('pg_stat_activity').where({ wait_event_type: 'Lock' }).whereRaw('datname = current_database()'))
      .length > 0;

  it.each([
    ['amid a batch whose rows it had written', 'batch', 200],
    ['amid the commit of a batch', 'commit', 0],
  ])('go on with a data migration where one had come to that was killed %s, each row once', async (_when, at, rows) => {
    const { knex, run, up } = await project(counting);
    await up();
    const gate = await knex.transaction();
    await gate('gates').where({ name: at }).forUpdate();
    const { child, ended } = run('data');
    await comesTo(waits(knex), ended);
    child.kill('SIGKILL');
    expect(await ended).toMatchObject({ code: null });
    await until(async () => (await sessions(knex)) === 0);
    const [progress] = await knex('specwright_data_migrations').select('rows', 'batches');
    expect(progress ?? { rows: 0, batches: 0 }).toEqual({ rows, batches: rows / 20 });
    await gate.rollback();
    const last = await run('data').ended;
    expect(JSON.parse(last.text)).toMatchObject({ data: [{ rows: 1000, batches: 50, finished: true }] });
    expect(await knex('counted').distinct('n')).toEqual([{ n: 1 }]);
  });
});
