import { join } from 'node:path';
import { createMigrator, proveReversible, upsert } from '../../../src/database/index.js';
import { emptyDatabase, findingsOf, folderOf, pets, statements } from './migrated.js';

describe('proveReversible', () => {
  it('takes migrations that take back all that they do', async () => {
    const { knex } = await emptyDatabase();
    const folder = folderOf({
      ...pets,
      '20260103000000_index_names.ts': statements(
        'create index concurrently if not exists by_name on pets (name)',
        'drop index concurrently if exists by_name',
        'export const transaction = false;',
      ),
    });
    await expect(proveReversible({ knex }, { folder })).resolves.toBeUndefined();
    expect((await createMigrator({ knex }, { folder }).status()).entries.map(({ state }) => state)).toEqual(
      Array(3).fill('applied'),
    );
  });

  it('names what a down leaves behind, and what it takes that up did not make', async () => {
    const left = { '20260101000000_create_mood.ts': statements("create type mood as enum ('glad')", 'select 1') };
    expect(await findingsOf(proveReversible(await emptyDatabase(), { folder: folderOf(left) }))).toMatchObject([
      {
        code: 'migration-not-reversible',
        message:
          "After down of 20260101000000_create_mood there is type public.mood enum ('glad'), granted to PUBLIC:USAGE",
      },
    ]);
    const { '20260101000000_create_pets.ts': create } = pets;
    const taken = {
      '20260101000000_create_pets.ts': create,
      '20260102000000_add_name.ts': statements('alter table pets add name text', 'drop table pets'),
    };
    const found = await findingsOf(proveReversible(await emptyDatabase(), { folder: folderOf(taken) }));
    expect(found.map(({ message }) => message)).toContain(
      'After down of 20260102000000_add_name there is no column public.pets.id integer not null',
    );
  });

  it('names what the second up does otherwise than the first', async () => {
    const { knex } = await emptyDatabase();
    await knex.raw('create table ran ()');
    const once = `insert into ran default values;
      do $$ begin if (select count(*) from ran) = 2 then create table more (); end if; end $$`;
    const folder = folderOf({ '20260101000000_create_more.ts': statements(once, 'drop table if exists more') });
    expect((await findingsOf(proveReversible({ knex }, { folder }))).map(({ message }) => message)).toEqual([
      expect.stringMatching(/^After the second up of 20260101000000_create_more there is table public\.more/),
    ]);
  });

  const own = join(import.meta.dirname, '../../../migrations');
  it('holds of every migration of the project itself', async () => {
    await expect(proveReversible(await emptyDatabase(), { folder: own })).resolves.toBeUndefined();
  });
});

describe('upsert', () => {
  it('inserts what is not there and updates what is', async () => {
    const { knex } = await emptyDatabase();
    await knex.raw(
      'create table pets (id int primary key, name text); create table tags (pet int, tag text, primary key (pet, tag))',
    );
    await upsert(
      knex,
      'pets',
      [
        { id: 1, name: 'a' },
        { id: 2, name: 'b' },
      ],
      'id',
    );
    await upsert(knex, 'pets', { id: 2, name: 'c' }, 'id');
    for (const _turn of [1, 2]) await upsert(knex, 'tags', { pet: 1, tag: 'x' }, ['pet', 'tag']);
    await upsert(knex, 'tags', [], ['pet', 'tag']);
    expect(await knex('pets').orderBy('id')).toEqual([
      { id: 1, name: 'a' },
      { id: 2, name: 'c' },
    ]);
    expect(await knex('tags')).toEqual([{ pet: 1, tag: 'x' }]);
  });
});
