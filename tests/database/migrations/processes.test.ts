import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import type { Knex } from 'knex';
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
  return { cwd, knex, run: (action: string) => start(action, cwd, url) };
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await setTimeout(20);
}

const runs = (knex: Knex, query: string) => async () =>
  (await knex('pg_stat_activity').whereLike('query', query).where({ state: 'active' })).length > 0;
const invalid = async (knex: Knex) => (await knex.raw('select from pg_index where not indisvalid')).rowCount;

describe('processes that migrate one database', () => {
  it('run each migration once, eight of them starting on an empty one', async () => {
    const { knex, run } = await project({
      ...pets,
      '20260103000000_index_names.ts': concurrent,
      '20260104000000_create_runs.ts': statements(
        'create table runs (n int); insert into runs values (1)',
        'drop table runs',
      ),
    });
    const all = await Promise.all(Array.from({ length: 8 }, () => run('up').ended));
    expect(all.filter(({ code }) => code !== 0)).toEqual([]);
    const applied = all.flatMap(({ text }) => JSON.parse(text).applied.map(({ name }: { name: string }) => name));
    expect(applied).toHaveLength(4);
    expect(await knex('runs')).toEqual([{ n: 1 }]);
    expect(await invalid(knex)).toBe(0);
  });

  it('leave nothing of a migration in whose middle they were killed, and the next goes on', async () => {
    const { knex, run } = await project({
      ...pets,
      '20260103000000_create_toys.ts': statements(
        'create table toys (id int); select pg_sleep(case when exists (select from gate) then 600 else 0 end)',
        'drop table toys',
      ),
    });
    await knex.raw('create table gate (); insert into gate default values');
    const { child, ended } = run('up');
    await until(runs(knex, 'create table toys%'));
    child.kill('SIGKILL');
    await ended;
    expect(await knex.schema.hasTable('toys')).toBe(false);
    expect(await knex('specwright_migrations').pluck('name')).toHaveLength(2);
    await knex('gate').delete();
    expect(await run('up').ended).toMatchObject({ code: 0 });
    expect(await knex.schema.hasTable('toys')).toBe(true);
  });

  it('drop the invalid index that a killed one left, tell of it, and build it anew', async () => {
    const { cwd, knex, run } = await project(pets);
    await run('up').ended;
    put(cwd, { 'migrations/20260103000000_index_names.ts': concurrent });

    const holder = await knex.transaction();
    // building waits for whoever writes to the table
    await holder('pets').insert({ id: 1 });
    const { child, ended } = run('up');
    await until(runs(knex, 'create index concurrently%'));
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

  it('go on with a data migration where killed ones had come to, each row once', async () => {
    const { knex, run } = await project({
      '20260101000000_create_rows.ts': statements(
        'create table counted (id int primary key, n int not null default 0); insert into counted select generate_series(1, 1000)',
        'drop table counted',
      ),
      'data/20260102000000_count_rows.ts': `
        import type { Knex } from 'knex';
        export const size = 20;
        export async function batch(knex: Knex.Transaction, cursor: number | null, size: number) {
          const ids = await knex('counted').where('id', '>', cursor ?? 0).orderBy('id').limit(size).pluck('id');
          if (ids.length === 0) return null;
          await knex('counted').whereIn('id', ids).increment('n', 1);
          await knex.raw('select pg_sleep(0.03)');
          return { cursor: ids.at(-1), rows: ids.length };
        }`,
    });
    await run('up').ended;
    for (const least of [3, 12, 25]) {
      const { child, ended } = run('data');
      await until(async () => {
        const rows = await knex('specwright_data_migrations')
          .pluck('batches')
          .catch(() => []);
        return rows[0] >= least;
      });
      child.kill('SIGKILL');
      expect(await ended).toMatchObject({ code: null });
    }
    const last = await run('data').ended;
    expect(JSON.parse(last.text)).toMatchObject({ data: [{ rows: 1000, batches: 50, finished: true }] });
    expect(await knex('counted').distinct('n')).toEqual([{ n: 1 }]);
  });
});
