import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMigrator, type Lister } from '../../src/database/index.js';
import { createService } from '../../src/express/index.js';
import { compile, entry } from '../codegen/compile.js';
import type { Project } from '../codegen/project.js';
import { type Opened, openedDatabase } from '../database/opened.js';
import { runService } from '../support/exchange.js';
import { databasePages, projectOfPages } from './project-of-pages.js';
import { snippets } from './snippets.js';

const paths = {
  'specwright/database': entry('database'),
  'specwright/express': entry('express'),
  'specwright/observability': entry('observability'),
  'specwright/runtime': entry('schema/runtime'),
};

let project: Project;
let opened: Opened;
beforeAll(async () => {
  project = await projectOfPages();
  opened = await openedDatabase();
  const database = opened.open();
  await createMigrator(database, { folder: join(project.folder, 'migrations') }).up();
  await database.knex.raw(`
    insert into owners select n, 'owner ' || n from generate_series(1, 100) n;
    insert into pets (owner_id, name, kind, born)
      select 1 + n % 100, 'pet ' || lpad(n::text, 6, '0'), (array['cat', 'dog'])[1 + n / 100 % 2], date '2020-01-01' + n % 1000
      from generate_series(1, 20000) n;
    analyze`);
});
afterAll(async () => {
  await project.remove();
  await opened.close();
});

const load = (file: string) => import(join(project.folder, file));

/** The service that the pages describe. */
async function served() {
  const log: unknown[] = [];
  const { openDatabase } = await load('src/database.ts');
  const database = openDatabase(opened.connection, { warn: (...line: unknown[]) => log.push(line) });
  const { petLister } = await load('src/lists/pets.ts');
  const pets: Lister<object> = await petLister('s'.repeat(32));
  const { listPets } = await load('src/handlers/list-pets.ts');
  const { createHandlers } = await load('src/handlers/create-pet.ts');
  const { contract } = await load('generated/contract.js');
  const handlers = { ...createHandlers(database), listPets: listPets(database, pets) };
  const running = await runService(createService(contract, { handlers, logger: false }));
  const close = async () => {
    await running.close();
    await database.close();
  };
  return { database, pets, url: `http://127.0.0.1:${running.port}`, log, close };
}

describe('the code of the pages on queries and lists', () => {
  it('compiles', () => {
    expect(compile(project.folder, { paths, skipLibCheck: true })).toEqual([]);
  });

  it('is all there is on the pages', () => {
    const own = snippets().filter(({ page, language }) => databasePages.includes(page) && language === 'ts');
    expect(own.map(({ text }) => /^\/\/ src\/\S+\.ts\n/.test(text))).toEqual(Array(own.length).fill(true));
    expect(readFileSync(join(project.folder, 'src/database.ts'), 'utf8')).toContain('connectDatabase');
  });

  it('lists, follows links, filters and refuses', async () => {
    const { database, pets, url, close } = await served();
    const get = async (path: string) => {
      const response = await fetch(url + path);
      const body = (await response.json()) as { items: { name: string }[] }; // or a problem, which is told by its status
      return { status: response.status, link: response.headers.get('link') ?? '', body };
    };
    const first = await get('/owners/7/pets?limit=3&sort=-created_at&fields=name');
    expect(first).toMatchObject({ status: 200, body: { items: [{}, {}, {}] } });
    const next = /<([^>]+)>; rel="next"/.exec(first.link)?.[1] ?? '';
    const second = await get(next);
    expect(second.link).toMatch(/rel="prev".*rel="next"/);
    const names = [...first.body.items, ...second.body.items].map(({ name }) => name);
    expect(new Set(names).size).toBe(6);
    expect(Object.keys(first.body.items[0]!)).toEqual(['id', 'name']);
    expect((await get('/owners/7/pets?kind=cat&limit=100')).body.items).toHaveLength(100);
    expect((await get('/owners/7/pets?born_after=2999-01-01')).body.items).toEqual([]);
    expect((await get(next.replace('owners/7', 'owners/8'))).body).toMatchObject({
      status: 400,
      errors: [{ in: 'query', name: 'cursor', code: 'invalid-cursor' }],
    });
    expect((await get('/owners/7/pets?sort=owner_id')).status).toBe(400);
    expect((await get('/owners/7/pets?limit=101')).status).toBe(400);
    const { checkLists } = await load('src/check-lists.ts');
    await expect(checkLists(pets)).resolves.toBeUndefined();
    const { scansOf } = await load('src/scans.ts');
    const ask = (sort: string) => pets.page(database, { query: { sort }, target: '/', values: { owner: 7 } });
    for (const sort of ['name', '-name', '-created_at']) expect(await scansOf(database, () => ask(sort))).toEqual([]);
    expect(await scansOf(database, () => database.knex('pets').count())).not.toEqual([]);
    await close();
  });

  it('pages a search of its own', async () => {
    const { database, close } = await served();
    const { petSearch } = await load('src/lists/search-pets.ts');
    const search = petSearch(database, 's'.repeat(32));
    const whole = await search('pet', 50, { query: {}, target: '/search' });
    const first = await search('pet', 3, { query: {}, target: '/search' });
    const second = await search('pet', 47, { query: { cursor: first.next }, target: '/search' });
    expect(whole.items).toHaveLength(50);
    expect([...first.items, ...second.items]).toEqual(whole.items);
    const other = search('et', 3, { query: { cursor: first.next }, target: '/search' });
    await expect(other).rejects.toMatchObject({ status: 400 });
    await close();
  });

  it('stores, maps what is refused, adopts, and logs what is slow', async () => {
    const { database, url, log, close } = await served();
    const post = async (owner: number, name: string) => {
      const body = JSON.stringify({ name, kind: 'dog' });
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`${url}/owners/${owner}/pets`, { method: 'POST', body, headers });
      return (await response.json()) as { id: number }; // or a problem, which has none
    };
    const made = await post(5, 'Rex');
    expect(made).toEqual({ id: expect.any(Number), name: 'Rex', kind: 'dog' });
    expect(await post(5, 'Rex')).toMatchObject({ status: 409, errors: [{ pointer: '/name', code: 'taken' }] });
    expect(await post(500, 'Rex')).toMatchObject({ status: 422, detail: 'There is no such owner' });
    const [{ findPet }, { adopt }, { queriesFor }] = await Promise.all(
      ['src/store/pets.ts', 'src/store/adopt.ts', 'src/budget.ts'].map(load),
    );
    await adopt(database, made.id, 6);
    expect(await database.knex('pets').where({ id: made.id }).first()).toMatchObject({ owner_id: 6 });
    expect(await findPet(database, made.id)).toEqual(made);
    expect([
      await queriesFor(database, [1]),
      await queriesFor(
        database,
        Array.from({ length: 100 }, (_one, id) => id),
      ),
    ]).toEqual([1, 1]);
    await database.knex.raw('select pg_sleep(0.51)');
    expect(log).toEqual([['slow query', expect.objectContaining({ sql: 'select pg_sleep(0.51)' })]]);
    await close();
  });
});
