import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connectDatabase, createMigrator } from 'specwright/database';
import { createLists } from '../../src/registry/store/lists.js';
import { snippets } from '../docs/snippets.js';
import { testDatabase } from '../support/postgres.js';
import {
  type Answer,
  pingDocument,
  type Registry,
  type RegistryOptions,
  registryOn,
  startRegistry,
} from './registry.js';

const migrations = join(import.meta.dirname, '../../migrations');

let registry: Registry;
beforeAll(async () => {
  registry = await startRegistry({ works: true });
  for (const name of ['b', 'd', 'f', 'ping', 'pong']) await registry.post('/v1/apis', { name });
  for (const version of ['0', '1', '2', '3', '4']) await registry.put(versionAt(version), pingDocument(version));
  await registry.put('/v1/apis/pong/versions/0', pingDocument('0'));
  await registry.put('/v1/apis/ping/versions/five', fiveOperations);
  const inspection = '/v1/apis/ping/versions/five/inspection';
  for (let tries = 0; tries < 400; tries++) {
    if ((await registry.ask(inspection)).json.status !== 'pending') break;
    await pause(50);
  }
});
afterAll(() => registry.close());

const versionAt = (version: string) => `/v1/apis/ping/versions/${version}`;

/** Five operations, and a finding for each of them. */
const fiveOperations = `openapi: 3.1.0
info: { title: Five, version: '1' }
paths:
${['/z', '/a', '/m', '/b', '/y']
  .map(path => `  ${path}: { get: { responses: { default: { description: d } } } }\n`)
  .join('')}components:
  schemas:
${['A', 'B', 'C', 'D', 'E'].map(name => `    ${name}: { const: 1, nullable: true }\n`).join('')}`;

const lists = [
  '/v1/apis',
  '/v1/apis/ping/versions',
  '/v1/apis/ping/versions/five/operations',
  '/v1/apis/ping/versions/five/inspection',
  '/v1/operations?q=ping',
  '/v1/audit-events',
];

const withQuery = (path: string, query: string) => `${path}${path.includes('?') ? '&' : '?'}${query}`;
const linkOf = ({ headers }: Answer, relation: string) =>
  new RegExp(`<([^>]*)>; rel="${relation}"`).exec(headers.get('link') ?? '')?.[1];

/** The cursor after the first two items of a list. */
async function cursorOf(path: string, on: Registry = registry): Promise<string> {
  const { status, json } = await on.ask(withQuery(path, 'limit=2'));
  expect({ status, items: json.items.length, next: typeof json.next }).toEqual({
    status: 200,
    items: 2,
    next: 'string',
  });
  return json.next;
}

const askAt = (path: string, cursor: string, on: Registry = registry) =>
  on.ask(withQuery(path, `limit=2&cursor=${encodeURIComponent(cursor)}`));

const refused = { status: 400, json: { errors: [{ in: 'query', name: 'cursor', code: 'invalid-cursor' }] } };

describe.each(lists)('a cursor of %s', path => {
  it('is refused where anything of it was changed', async () => {
    const cursor = await cursorOf(path);
    const [payload = '', signature = ''] = cursor.split('.');
    const [side, at, ...keys] = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const forged = Buffer.from(JSON.stringify([side, at, ...keys.map(() => '77')])).toString('base64url');
    const other = signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`;
    for (const text of [`${forged}.${signature}`, `${payload}.${other}`, payload, `${payload}.`, `.${signature}`])
      expect(await askAt(path, text)).toMatchObject(refused);
    expect(await askAt(path, cursor)).toMatchObject({ status: 200 });
  });

  it('is refused by every other list', async () => {
    const cursor = await cursorOf(path);
    for (const other of lists.filter(one => one !== path)) expect(await askAt(other, cursor)).toMatchObject(refused);
  });

  it('that was made without the secret is refused', async () => {
    for (const key of ['ping', '1', '9223372036854775807'])
      expect(await askAt(path, Buffer.from(key).toString('base64url'))).toMatchObject(refused);
  });

  it('is good with another limit, and leads to what comes next', async () => {
    const all = (await registry.ask(withQuery(path, 'limit=100'))).json.items;
    const rest = await registry.ask(withQuery(path, `limit=100&cursor=${await cursorOf(path)}`));
    expect(rest).toMatchObject({ status: 200, json: { items: all.slice(2) } });
    expect(all.length).toBeGreaterThanOrEqual(5);
  });

  it('leads back to the first page', async () => {
    const first = await registry.ask(withQuery(path, 'limit=2'));
    const second = await registry.ask(linkOf(first, 'next') ?? 'no link');
    const again = await registry.ask(linkOf(second, 'first') ?? 'no link');
    expect(second.json.items).not.toEqual(first.json.items);
    expect(again.json.items).toEqual(first.json.items);
    expect(linkOf(first, 'first')).toBeUndefined();
  });
});

it.each([
  ['/v1/apis/ping/versions', '/v1/apis/pong/versions'],
  ['/v1/apis/ping/versions', `/v1/apis/ping/versions?sha256=${'0'.repeat(64)}`],
  ['/v1/apis/ping/versions/five/operations', '/v1/apis/ping/versions/0/operations'],
  ['/v1/apis/ping/versions/five/inspection', '/v1/apis/ping/versions/0/inspection'],
  ['/v1/operations?q=ping', '/v1/operations?q=get'],
  ['/v1/audit-events', '/v1/audit-events?action=version.published'],
])('a cursor of %s is refused by %s', async (path, other) => {
  expect(await askAt(other, await cursorOf(path))).toMatchObject(refused);
});

it.each(['/v1/apis', '/v1/apis/ping/versions', '/v1/apis/ping/versions/five/operations', '/v1/audit-events'])(
  'a page of %s names the one before it',
  async path => {
    const first = await registry.ask(withQuery(path, 'limit=2'));
    const second = await registry.ask(linkOf(first, 'next') ?? 'no link');
    const back = await registry.ask(linkOf(second, 'prev') ?? 'no link');
    expect(back).toMatchObject({ status: 200, json: { items: first.json.items } });
  },
);

describe('pages between which something is put in', () => {
  /** Items of all pages by two, with something done between the first two. */
  async function across(path: string, between: () => Promise<unknown>): Promise<Record<string, unknown>[]> {
    let answer = await registry.ask(withQuery(path, 'limit=2'));
    const items = [...answer.json.items];
    await between();
    for (let next = linkOf(answer, 'next'); next !== undefined; next = linkOf(answer, 'next')) {
      answer = await registry.ask(next);
      items.push(...answer.json.items);
    }
    return items;
  }

  it.each([
    ['/v1/apis/ping/versions', () => registry.put(versionAt('between'), pingDocument('between'))],
    ['/v1/operations?q=ping', () => registry.put(versionAt('meanwhile'), pingDocument('meanwhile'))],
    ['/v1/audit-events', () => registry.post('/v1/apis', { name: 'zz' })],
  ])('of %s are those of before, the newest being ahead of them', async (path, put) => {
    const before = (await registry.ask(withQuery(path, 'limit=100'))).json.items;
    expect(await across(path, put)).toEqual(before);
    expect((await registry.ask(withQuery(path, 'limit=100'))).json.items).toHaveLength(before.length + 1);
  });

  it('of APIs have what comes after, each once, and not what comes before', async () => {
    const put = () => Promise.all(['a', 'c', 'e'].map(name => registry.post('/v1/apis', { name })));
    const names = (await across('/v1/apis', put)).map(({ name }) => name);
    expect(names.slice(0, 5)).toEqual(['b', 'd', 'e', 'f', 'ping']);
    expect(new Set(names).size).toBe(names.length);
  });
});

/** The SQL that docs/registry.md shows. */
const changing = () =>
  snippets().find(({ page, language }) => page === 'docs/registry.md' && language === 'sql')?.text ?? '';

describe('the secret of cursors', () => {
  const connection = async () => (await registry.database.knex.raw('select current_database() as name')).rows[0].name;
  const urlOf = async () => {
    const own = await testDatabase();
    const url = new URL(own.connection);
    await own.drop();
    url.pathname = `/${await connection()}`;
    return url.href;
  };

  async function on(url: string, use: (other: Registry) => Promise<void>, options?: RegistryOptions): Promise<void> {
    const other = await registryOn(url, options);
    try {
      await use(other);
    } finally {
      await other.close();
    }
  }

  it('is that of every server on the database, also of those that start later', async () => {
    const cursor = await cursorOf('/v1/apis');
    await on(await urlOf(), async other => {
      expect(await askAt('/v1/apis', cursor, other)).toMatchObject({ status: 200 });
      expect(await askAt('/v1/apis', await cursorOf('/v1/apis', other))).toMatchObject({ status: 200 });
    });
  });

  it('is another in another database', async () => {
    const cursor = await cursorOf('/v1/apis');
    const { connection: url, drop } = await testDatabase();
    const database = connectDatabase({ connection: url });
    await createMigrator(database, { folder: migrations }).up();
    await database.close();
    await on(url, async other => expect(await askAt('/v1/apis', cursor, other)).toMatchObject(refused));
    await drop();
  });

  it('signs for a day', async () => {
    const cursor = await cursorOf('/v1/apis');
    const later = (hours: number) => ({ clock: () => new Date(Date.now() + hours * 3_600_000) });
    const url = await urlOf();
    await on(url, async other => expect((await askAt('/v1/apis', cursor, other)).status).toBe(200), later(23));
    await on(url, async other => expect(await askAt('/v1/apis', cursor, other)).toMatchObject(refused), later(25));
  });

  it('can be changed: the newest signs, older ones are accepted until they are removed', async () => {
    const { knex } = registry.database;
    const cursor = await cursorOf('/v1/apis');
    const url = await urlOf();
    const [insert = '', remove = ''] = changing().split(';\n');
    await knex.raw(insert);
    expect(await knex('cursor_secrets')).toHaveLength(2);
    let fresh = '';
    await on(url, async other => {
      expect((await askAt('/v1/apis', cursor, other)).status).toBe(200);
      fresh = await cursorOf('/v1/apis', other);
    });
    expect(await askAt('/v1/apis', fresh)).toMatchObject(refused);
    await knex.raw(remove);
    expect(await knex('cursor_secrets')).toHaveLength(2);
    await knex('cursor_secrets').update({ created_at: new Date(Date.now() - 25 * 3_600_000) });
    await knex.raw(remove);
    await on(url, async other => {
      expect(await askAt('/v1/apis', cursor, other)).toMatchObject(refused);
      expect((await askAt('/v1/apis', fresh, other)).status).toBe(200);
    });
  });

  it('is asked for again after it could not be read, and a server without any does not start', async () => {
    const { connection: url, drop } = await testDatabase({ migrations });
    const database = connectDatabase({ connection: url });
    const made = createLists(database, () => new Date());
    await database.knex.raw('alter table cursor_secrets rename to elsewhere');
    await expect(made()).rejects.toMatchObject({ code: '42P01' });
    await database.knex.raw('alter table elsewhere rename to cursor_secrets');
    expect(await made()).toBe(await made());
    await database.knex('cursor_secrets').delete();
    await expect(registryOn(url)).rejects.toThrow('The table cursor_secrets is empty');
    await database.close();
    await drop();
  });
});
