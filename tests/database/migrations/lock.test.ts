import { createMigrator } from '../../../src/database/index.js';
import { connect, settingsOf } from '../../../src/database/migrations/connection.js';
import { createLedger, recordApplied } from '../../../src/database/migrations/ledger/ledger.js';
import { takeLock } from '../../../src/database/migrations/lock/lock.js';
import { underLock } from '../../../src/database/migrations/run/session.js';
import { folderSource } from '../../../src/database/migrations/source/folder-source.js';
import { emptyDatabase, findingsOf, folderOf, pets, put, statements } from './migrated.js';

/** Lasts until somebody else gives the lock up. */
const slow = { '20260101000000_take_long.ts': statements('select pg_advisory_xact_lock(42)', 'select 1') };

describe('the lock of migrations', () => {
  it('is waited for, until the time to wait is over', async () => {
    const { knex } = await emptyDatabase();
    const holder = await knex.transaction();
    await holder.raw('select pg_advisory_xact_lock(42)');
    const folder = folderOf(slow);
    const told: string[] = [];
    let running: Promise<unknown> = Promise.resolve();
    const begun = new Promise<void>(resolve => {
      const first = createMigrator({ knex }, { folder, onProgress: ({ kind }) => kind === 'running' && resolve() });
      told.push('first');
      running = first.up();
    });
    await begun;
    const late = createMigrator({ knex }, { folder, lockTimeout: 200, onProgress: ({ kind }) => told.push(kind) });
    expect(await findingsOf(late.up())).toMatchObject([
      {
        code: 'migration-locked',
        message: expect.stringMatching(/^No lock after 0\.2 s: held by server process \d+, connected for/),
      },
    ]);
    expect(told).toEqual(['first', 'waiting']);
    const patient = createMigrator(
      { knex },
      { folder, onProgress: ({ kind }) => kind === 'waiting' && holder.commit() },
    );
    expect(await patient.up()).toMatchObject({ applied: [] });
    expect(await running).toMatchObject({ applied: [{}] });
  });

  it.each([
    ['in a transaction, of which nothing is kept', '', false],
    ['outside one, which is not taken for done', 'export const transaction = false;', true],
  ])('that is lost stops a migration %s', async (_where, more, kept) => {
    const { knex } = await emptyDatabase();
    const lose = `create table pets (id int); select pg_terminate_backend(pid, 30000) from pg_stat_activity
      where datname = current_database() and application_name = 'specwright migrations' and pid <> pg_backend_pid()`;
    const folder = folderOf({ '20260101000000_create_pets.ts': statements(lose, 'drop table pets', more) });
    const migrator = createMigrator({ knex }, { folder });
    expect(await findingsOf(migrator.up())).toMatchObject([{ code: 'migration-lock-lost' }]);
    expect(await knex.schema.hasTable('pets')).toBe(kept);
    expect((await migrator.status()).entries.map(({ state }) => state)).toEqual([kept ? 'unfinished' : 'pending']);
  });

  it('that is lost between two migrations stops the next one before it begins, outside a transaction too', async () => {
    const { knex } = await emptyDatabase();
    const lose = `create table pets (id int);
      create function lose() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pid, 30000) from pg_stat_activity
        where datname = current_database() and application_name = 'specwright migrations' and pid <> pg_backend_pid(); return null; end $$;
      create constraint trigger at_commit after insert on pets deferrable initially deferred for each row execute function lose();
      insert into pets values (1)`;
    const folder = folderOf({
      '20260101000000_create_pets.ts': statements(lose, 'drop table pets'),
      '20260102000000_create_toys.ts': statements(
        'create table toys ()',
        'drop table toys',
        'export const transaction = false;',
      ),
    });
    const migrator = createMigrator({ knex }, { folder });
    expect(await findingsOf(migrator.up())).toMatchObject([{ code: 'migration-lock-lost' }]);
    expect((await migrator.status()).entries.map(({ state }) => state)).toEqual(['applied', 'pending']);
    expect(await knex.schema.hasTable('toys')).toBe(false);
  });

  it('leaves requests the whole pool, and their limits on statements to them', async () => {
    const { knex } = await emptyDatabase();
    const { rows } = await knex.raw('select current_database() as name');
    await knex.raw("alter database ?? set statement_timeout = '10s'", [rows[0].name]);
    const one = await knex.transaction();
    const other = await knex.transaction();
    const text = statements("select pg_sleep(0.3) where current_setting('statement_timeout') = '0'", 'select 1');
    const { applied } = await createMigrator(
      { knex: one },
      { folder: folderOf({ '20260101000000_sleep_on.ts': text }) },
    ).up();
    expect(applied[0]?.durationMs).toBeGreaterThan(250);
    await Promise.all([one.rollback(), other.rollback()]);
  });
});

describe('what a killed process still runs on the server', () => {
  it('ends before the next process begins', async () => {
    const settings = await settingsOf(await emptyDatabase());
    const killed = await takeLock(settings, 'migrations', { timeout: 0 });
    const running = await connect(settings);
    await killed.join(running);
    await killed.release();
    const next = async (timeout: number) => (await takeLock(settings, 'migrations', { timeout })).release();
    const early = await findingsOf(next(300)).finally(() => running.end());
    expect(early).toMatchObject([{ code: 'migration-locked' }]);
    await expect(next(30_000)).resolves.toBeUndefined();
  });
});

describe('every connection that works under the lock', () => {
  it('is waited for too by whoever comes next', async () => {
    await underLock(await emptyDatabase(), 'migrations', { timeout: 0 }, async ({ knex }) => {
      const { rows } = await knex.raw(
        "select mode from pg_locks where pid = pg_backend_pid() and locktype = 'advisory' and granted",
      );
      expect(rows).toEqual([{ mode: 'ShareLock' }]);
    });
  });
});

describe('the ledger', () => {
  it('takes no migration twice, whoever has lost the lock', async () => {
    const { knex } = await emptyDatabase();
    const [file] = await folderSource(folderOf(pets)).list();
    await createLedger(knex);
    await recordApplied(knex, file!, 1);
    expect(await findingsOf(recordApplied(knex, file!, 2))).toMatchObject([
      { code: 'migration-lock-lost', message: '20260101000000_create_pets was applied by another process' },
    ]);
  });
});

describe('a migration that waits for a table', () => {
  it('gives up after the time that was set, because everybody else waits behind it', async () => {
    const { knex } = await emptyDatabase();
    const folder = folderOf(pets);
    const migrator = createMigrator({ knex }, { folder, tableLockTimeout: 100 });
    await migrator.to('20260101000000_create_pets');
    const reader = await knex.transaction();
    await reader('pets');
    expect(await findingsOf(migrator.up())).toMatchObject([
      { code: 'migration-failed', message: expect.stringContaining('(55P03)') },
    ]);
    await reader.rollback();
    expect((await migrator.up()).applied).toHaveLength(1);
  });
});

describe('a migration outside a transaction', () => {
  const file = '20260103000000_index_names.ts';
  const unique = statements(
    'create unique index concurrently if not exists once on pets (name)',
    'drop index concurrently if exists once',
    'export const transaction = false;',
  );

  it('tells of the invalid index that its failure left, and is done once what was wrong is mended', async () => {
    const { knex } = await emptyDatabase();
    const folder = folderOf(pets);
    const migrator = createMigrator({ knex }, { folder });
    await migrator.up();
    await knex('pets').insert([1, 2].map(id => ({ id, name: 'twice' })));
    put(folder, { [file]: unique });
    const want = [
      { code: 'migration-failed', message: expect.stringContaining('(23505)') },
      { code: 'migration-index-invalid', message: expect.stringContaining('public.once') },
    ];
    // a second time too: `if not exists` would take the invalid one for what is wanted
    expect(await findingsOf(migrator.up())).toMatchObject(want);
    expect(await findingsOf(migrator.up())).toMatchObject(want);
    await knex('pets').where({ id: 2 }).delete();
    const { applied } = await migrator.up();
    expect(applied[0]?.findings).toMatchObject([{ code: 'migration-index-dropped' }]);
    expect((await knex.raw("select indisvalid from pg_index where indexrelid = 'once'::regclass")).rows).toEqual([
      { indisvalid: true },
    ]);
    await migrator.down();
    expect((await migrator.status()).entries.at(-1)?.state).toBe('pending');
  });

  it('tells of an invalid index also where it takes no notice of the failure itself', async () => {
    const { knex } = await emptyDatabase();
    await knex.raw('create table pets (name text); insert into pets values (1), (1)');
    const careless = `export const transaction = false;
      export async function up(knex) { await knex.raw('create unique index concurrently once on pets (name)').catch(() => {}); }
      export async function down() {}`;
    const migrator = createMigrator({ knex }, { folder: folderOf({ [file]: careless }) });
    expect(await findingsOf(migrator.up())).toMatchObject([{ code: 'migration-index-invalid' }]);
    expect((await migrator.status()).entries.map(({ state }) => state)).toEqual(['unfinished']);
  });

  it('leaves an index alone that was invalid before', async () => {
    const { knex } = await emptyDatabase();
    const folder = folderOf(pets);
    const migrator = createMigrator({ knex }, { folder });
    await migrator.up();
    await knex('pets').insert([1, 2].map(id => ({ id, name: 'twice' })));
    await knex.raw('create unique index concurrently by_hand on pets (name)').catch(() => {});
    put(folder, { [file]: unique });
    for (const _turn of [1, 2]) await findingsOf(migrator.up());
    const { rows } = await knex.raw(
      'select indexrelid::regclass::text as name from pg_index where not indisvalid order by 1',
    );
    expect(rows).toEqual([{ name: 'by_hand' }, { name: 'once' }]);
  });
});
