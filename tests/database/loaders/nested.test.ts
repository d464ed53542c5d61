import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLister, type Database, queryBudget } from '../../../src/database/index.js';
import { type Opened, openedDatabase } from '../opened.js';

let opened: Opened;
let database: Database;
beforeAll(async () => {
  opened = await openedDatabase();
  database = opened.open();
  await database.knex.raw(`
    create table owners (id int primary key, name text not null);
    create table pets (id int primary key, owner_id int not null references owners, name text not null);
    create index on pets (owner_id, id);
    insert into owners select n, 'owner ' || n from generate_series(1, 100) n;
    insert into pets select n, 1 + n % 99, 'pet ' || n from generate_series(1, 300) n`);
});
afterAll(() => opened.close());

interface Owner {
  readonly id: number;
  readonly pets: readonly { readonly id: number; readonly name: string }[];
}

const owners = createLister<Owner>({
  operation: 'listOwners',
  secret: 's'.repeat(32),
  from: knex => knex('owners as o'),
  columns: {
    id: 'o.id',
    pets: {
      sql: `coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name) order by p.id)
        from pets p where p.owner_id = o.id), '[]')`,
    },
  },
  sorts: { id: 'o.id' },
  defaultSort: 'id',
  tieBreaker: 'o.id',
  limit: { default: 1, maximum: 100 },
});
const page = (limit: number) => queryBudget(database, () => owners.page(database, { query: { limit }, target: '/' }));

describe('a list with what is nested in its items', () => {
  it('is one query, for one item and for a hundred', async () => {
    const [one, hundred] = [await page(1), await page(100)];
    expect([one.count, hundred.count]).toEqual([1, 1]);
    expect(one.result.items).toEqual([{ id: 1, pets: [99, 198, 297].map(id => ({ id, name: `pet ${id}` })) }]);
    expect(hundred.result.items.flatMap(({ pets }) => pets)).toHaveLength(300);
    expect(hundred.result.items.at(-1)).toEqual({ id: 100, pets: [] });
  });
});
