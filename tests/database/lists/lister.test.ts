import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createLister,
  type Database,
  explain,
  type ListerOptions,
  queryBudget,
  recordQueries,
  sequentialScans,
  withTransaction,
} from '../../../src/database/index.js';
import { type Opened, openedDatabase } from '../opened.js';

interface Version {
  readonly id: number;
  readonly version?: string;
  readonly publishedBy?: string | null;
}

let opened: Opened;
let database: Database;
beforeAll(async () => {
  opened = await openedDatabase();
  database = opened.open();
  await database.knex.raw(`
    create table apis (id int primary key, name text not null unique);
    create table versions (
      id int generated always as identity primary key,
      api_id int not null references apis,
      version text not null,
      published_at timestamptz not null,
      published_by text
    );
    insert into apis select n, 'api-' || n from generate_series(1, 100) n;
    insert into versions (api_id, version, published_at, published_by)
      select 1 + n % 100, '1.' || n, timestamptz '2024-01-01' + n % 5000 * interval '1 microsecond',
        case when n % 3 = 0 then null else 'team ' || n % 7 end
      from generate_series(1, 100000) n;
    create index on versions (api_id, id);
    create index on versions (api_id, published_at, id);
    create index on versions (api_id, published_by desc, id desc);
    create index on versions (api_id, version, id desc)`);
  await database.knex.raw('analyze');
});
afterAll(() => opened.close());

const options: ListerOptions = {
  operation: 'listVersions',
  secret: '0123456789abcdef0123456789abcdef',
  from: (knex, value) => knex('versions as v').where('v.api_id', value('api')),
  columns: { id: 'v.id', version: 'v.version', publishedBy: 'v.published_by' },
  sorts: {
    id: 'v.id',
    version: 'v.version',
    published_at: 'v.published_at',
    published_by: { column: 'v.published_by', nullable: true },
  },
  defaultSort: 'id',
  tieBreaker: 'v.id',
  filters: {
    by: { column: 'v.published_by', operator: '=' },
    not_by: { column: 'v.published_by', operator: '<>' },
    anyone: { column: 'v.published_by', operator: 'in' },
    anonymous: { column: 'v.published_by', operator: 'null' },
    starts: { column: 'v.version', operator: 'prefix' },
    holds: { column: 'v.version', operator: 'contains' },
    from: { column: 'v.id', operator: '>=' },
    before: { column: 'v.id', operator: '<' },
  },
  limit: { default: 20, maximum: 50 },
  offset: { maximum: 500 },
  fields: { always: ['id'] },
};
const lister = createLister<Version>(options);

const page = (query: Record<string, unknown> = {}, api = 1, target = '/v1/apis/api-1/versions') =>
  lister.page(database, { query, target, values: { api } });

/** What the request is refused with, in short. */
const refusal = async (query: Record<string, unknown>, api = 1) => {
  const error = await page(query, api).catch(problem => problem);
  return [error.status, error.problem?.errors?.[0]?.name, error.problem?.errors?.[0]?.code];
};

describe('a page', () => {
  it('has the default number of items, and as many as are asked for', async () => {
    expect((await page()).items).toHaveLength(20);
    expect((await page({ limit: 50 })).items).toHaveLength(50);
    expect((await page({ limit: 2 })).items).toEqual([
      { id: 100, version: '1.100', publishedBy: 'team 2' },
      { id: 200, version: '1.200', publishedBy: 'team 4' },
    ]);
  });

  it('of the last rows has no next, and the first no previous', async () => {
    const first = await page({ from: 99_950, limit: 50 });
    expect(first.items).toHaveLength(1);
    expect(first).not.toHaveProperty('next');
    expect(first).not.toHaveProperty('previous');
    expect(first.headers).toEqual({});
  });

  it('takes one query', async () => {
    const one = await queryBudget(database, () => page({ limit: 1 }));
    const fifty = await queryBudget(database, () => page({ limit: 50, sort: '-published_by,version' }));
    expect([one.count, fifty.count]).toEqual([1, 1]);
  });

  it.each([
    ['limit', { limit: 0 }],
    ['limit', { limit: 51 }],
    ['limit', { limit: 'many' }],
    ['limit', { limit: 1.5 }],
    ['offset', { offset: 501 }],
    ['offset', { offset: -1 }],
  ])('is refused where %s is out of its range: %j', async (name, query) => {
    expect(await refusal(query)).toEqual([400, name, 'range']);
  });

  it('needs the values that the list is made from', async () => {
    await expect(lister.page(database, { query: {}, target: '/' })).rejects.toThrow('the value api');
  });
});

describe('sorts', () => {
  it.each([
    ['one name', '-id'],
    ['names divided by commas', 'published_by,-version'],
    ['a list', ['-published_by', 'version']],
    ['more than orders anything', ['id', 'version']],
  ])('take %s', async (_what, sort: unknown) => {
    expect((await page({ sort, limit: 3 })).items).toHaveLength(3);
  });

  it('put rows in the order that is asked for', async () => {
    const { items } = await page({ sort: ['-published_by', 'id'], limit: 50, before: 2000 });
    expect(items.map(({ publishedBy }) => publishedBy).slice(0, 2)).toEqual([null, null]);
    expect(items.at(-1)?.publishedBy).toBe('team 0');
  });

  it.each([
    'password',
    'v.id',
    'id desc',
    '--id',
    '-',
    '',
    'constructor',
    '__proto__',
    "id'; drop table versions; --",
    'id,nothing',
  ])('that are not declared are refused: %j', async sort => {
    expect(await refusal({ sort })).toEqual([400, 'sort', 'enum']);
  });

  it('are taken once each', async () => {
    expect(await refusal({ sort: ['version', '-version'] })).toEqual([400, 'sort', 'uniqueItems']);
  });
});

describe('filters', () => {
  const found = async (query: Record<string, unknown>) => {
    const { items } = await page({ ...query, limit: 50 });
    return items;
  };

  it.each([
    [{ by: 'team 2', before: 1000 }, ['1.100', '1.800']],
    [{ not_by: 'team 2', before: 400 }, ['1.200', '1.300']],
    [{ anyone: ['team 2', 'team 4'], before: 400 }, ['1.100', '1.200']],
    [{ anyone: 'team 2', before: 400 }, ['1.100']],
    [{ anyone: [], before: 400 }, []],
    [{ anonymous: true, before: 700 }, ['1.300', '1.600']],
    [{ anonymous: false, before: 400 }, ['1.100', '1.200']],
    [{ starts: '1.10', before: 2000 }, ['1.100', '1.1000']],
    [{ holds: '.30', before: 4000 }, ['1.300', '1.3000']],
    [{ by: undefined, before: 200 }, ['1.100']],
  ])('%j', async (query, versions) => {
    expect((await found(query)).map(({ version }) => version)).toEqual(versions);
  });

  it.each(['%', '_', '1.1%', '\\', "'", "' or true --", '$1', '?'])(
    'take %j as text, not as a pattern or SQL',
    async text => {
      expect(await found({ starts: text })).toEqual([]);
      expect(await found({ holds: text })).toEqual([]);
      expect(await found({ by: text })).toEqual([]);
    },
  );

  it.each([
    ['by', { by: ['a', 'b'] }],
    ['anonymous', { anonymous: 'yes' }],
  ])('refuse a value of the wrong kind: %s', async (name, query) => {
    expect(await refusal(query)).toEqual([400, name, 'type']);
  });

  it('that are not declared do nothing', async () => {
    const recorded = await recordQueries(database, () => page({ published_by: 'x', 'v.id': 1, 'id; --': 2, limit: 1 }));
    expect(recorded.result.items).toHaveLength(1);
    expect(recorded.queries[0]?.sql).not.toMatch(/--|published_by" =/);
  });
});

describe('fields', () => {
  it('are those that are asked for, and those that always come', async () => {
    expect((await page({ fields: ['version'], limit: 1 })).items).toEqual([{ id: 100, version: '1.100' }]);
    expect((await page({ fields: 'publishedBy', limit: 1 })).items).toEqual([{ id: 100, publishedBy: 'team 2' }]);
  });

  it('that are not declared are refused', async () => {
    expect(await refusal({ fields: ['version', 'secret'] })).toEqual([400, 'fields', 'enum']);
    expect(await refusal({ fields: 'toString' })).toEqual([400, 'fields', 'enum']);
  });

  it('are not read from the database otherwise', async () => {
    const { queries } = await recordQueries(database, () => page({ fields: 'id', limit: 1 }));
    expect(queries[0]?.sql).not.toContain('published_by');
  });
});

describe('cursors', () => {
  const next = async (query: Record<string, unknown> = {}) => (await page({ limit: 2, ...query })).next ?? '';

  it('go on where the page before ended', async () => {
    const second = await page({ limit: 2, cursor: await next() });
    expect(second.items.map(({ id }) => id)).toEqual([300, 400]);
    const first = await page({ limit: 2, cursor: second.previous });
    expect(first.items.map(({ id }) => id)).toEqual([100, 200]);
    expect(first).not.toHaveProperty('previous');
  });

  it('allow another limit', async () => {
    expect((await page({ limit: 1, cursor: await next() })).items).toEqual([expect.objectContaining({ id: 300 })]);
  });

  it.each([
    ['another order', { sort: '-id' }],
    ['another filter', { by: 'team 1' }],
    ['another value of a filter', { from: 2 }],
  ])('of %s are refused', async (_what, query) => {
    const cursor = await next({ from: 1 });
    expect(await refusal({ from: 1, ...query, cursor })).toEqual([400, 'cursor', 'invalid-cursor']);
  });

  it('of another parent are refused', async () => {
    expect(await refusal({ cursor: await next() }, 2)).toEqual([400, 'cursor', 'invalid-cursor']);
  });

  it('of another operation are refused', async () => {
    const other = createLister({ ...options, operation: 'listOthers' });
    const { next: foreign } = await other.page(database, { query: {}, target: '/', values: { api: 1 } });
    expect(await refusal({ cursor: foreign })).toEqual([400, 'cursor', 'invalid-cursor']);
  });

  it('that are forged are refused, whatever is changed of them', async () => {
    const cursor = await next();
    const [payload = '', signature = ''] = cursor.split('.');
    const forged = [
      `${Buffer.from('[0,9999999999,"1"]').toString('base64url')}.${signature}`,
      `${payload}.${signature.slice(0, -2)}`,
      `${payload}.`,
      `${payload}`,
      '.',
      '',
      'x'.repeat(20_000),
      `${payload}.${signature}AA`,
      [...payload].reverse().join(''),
    ];
    for (let index = 0; index < cursor.length - 1; index++) {
      const other = cursor[index] === 'A' ? 'B' : 'A';
      forged.push(cursor.slice(0, index) + other + cursor.slice(index + 1));
    }
    for (const text of forged) expect(await refusal({ cursor: text })).toEqual([400, 'cursor', 'invalid-cursor']);
    expect(await refusal({ cursor: [cursor] })).toEqual([400, 'cursor', 'invalid-cursor']);
  });

  it('of another key are refused, and of a key that is being replaced are good', async () => {
    const cursor = await next();
    const fresh = 'f'.repeat(32);
    const ask = (secret: ListerOptions['secret']) =>
      createLister({ ...options, secret }).page(database, { query: { cursor }, target: '/', values: { api: 1 } });
    await expect(ask(fresh)).rejects.toMatchObject({ status: 400 });
    await expect(ask([fresh, options.secret as string])).resolves.toHaveProperty('items');
  });

  it('that are too old are refused', async () => {
    let now = Date.parse('2024-01-01');
    const aged = createLister({ ...options, cursor: { maxAge: 60 }, clock: () => now });
    const ask = (query: object) => aged.page(database, { query: { ...query }, target: '/', values: { api: 1 } });
    const { next: cursor } = await ask({});
    now += 60_000;
    await expect(ask({ cursor })).resolves.toHaveProperty('items');
    now += 1000;
    await expect(ask({ cursor })).rejects.toMatchObject({ status: 400 });
  });

  it('are not taken together with an offset', async () => {
    expect(await refusal({ cursor: await next(), offset: 2 })).toEqual([400, 'cursor', 'invalid-cursor']);
  });
});

describe('pages beside the last row', () => {
  it('turn round where nothing is left on a side', async () => {
    await database.knex.raw("insert into apis values (1000, 'short')");
    const put = (version: string) =>
      database.knex('versions').insert({ api_id: 1000, version, published_at: new Date(0) });
    await put('a');
    await put('b');
    const ask = (query: Record<string, unknown>) => page({ sort: 'version', limit: 1, ...query }, 1000);
    const first = await ask({});
    await database.knex('versions').where({ api_id: 1000, version: 'b' }).delete();
    const empty = await ask({ cursor: first.next });
    expect(empty.items).toEqual([]);
    expect(empty).not.toHaveProperty('next');
    const back = await ask({ cursor: empty.previous });
    expect(back.items).toEqual([expect.objectContaining({ version: 'a' })]);
  });
});

describe('offsets', () => {
  it('skip rows, with links to both sides', async () => {
    const third = await page({ limit: 2, offset: 4 }, 1, '/v1/versions?limit=2&offset=4');
    expect(third.items.map(({ id }) => id)).toEqual([500, 600]);
    expect([third.previous, third.next]).toEqual(['2', '6']);
    expect(third.headers.Link).toBe(
      '</v1/versions?limit=2>; rel="first", </v1/versions?limit=2&offset=2>; rel="prev", </v1/versions?limit=2&offset=6>; rel="next"',
    );
  });

  it('end at their maximum', async () => {
    expect(await page({ limit: 2, offset: 499 })).not.toHaveProperty('next');
  });
});

describe('links', () => {
  it('keep the rest of the query as it came', async () => {
    const target = '/v1/apis/api-1/versions?limit=2&x=%20a+b&cursor=old&%63ursor=old';
    const { headers, next = '' } = await page({ limit: 2 }, 1, target);
    expect(headers.Link).toBe(`</v1/apis/api-1/versions?limit=2&x=%20a+b&cursor=${next}>; rel="next"`);
  });

  it('lead to the pages that they name', async () => {
    const { headers } = await page({ limit: 2 });
    const url = new URL(/<(.*?)>; rel="next"/.exec(headers.Link ?? '')?.[1] ?? '', 'http://localhost');
    const second = await page({ limit: 2, cursor: url.searchParams.get('cursor') });
    expect(second.items.map(({ id }) => id)).toEqual([300, 400]);
    expect([...(second.headers.Link ?? '').matchAll(/rel="(\w+)"/g)].map(([, relation]) => relation)).toEqual([
      'first',
      'prev',
      'next',
    ]);
  });

  it('are absolute where the service says where it is', async () => {
    const absolute = createLister({ ...options, baseUrl: 'https://api.example.com' });
    const { headers } = await absolute.page(database, { query: {}, target: '/a', values: { api: 1 } });
    expect(headers.Link).toMatch(/^<https:\/\/api\.example\.com\/a\?cursor=/);
  });

  it.each([
    ['/a?x=<b>; rel="evil", <c', '/a?x=%3Cb%3E;%20rel=%22evil%22,%20%3Cc'],
    ['/ä?x=\r\nSet-Cookie: a', '/%C3%A4?x=%0D%0ASet-Cookie:%20a'],
    ['//evil.example/a?x', '/evil.example/a?x'],
    ['/\\evil.example', '/evil.example'],
    ['/a\\b', '/a%5Cb'],
    ['/a?x=\ud800&y=\u{1F600}', '/a?x=%EF%BF%BD&y=%F0%9F%98%80'],
  ])('can not be broken out of: %j', async (target, want) => {
    const { headers } = await page({ limit: 2 }, 1, target);
    const link = headers.Link ?? '';
    expect(link.startsWith(`<${want}${want.includes('?') ? '&' : '?'}cursor=`)).toBe(true);
    expect(link.match(/[<>"]/g)).toEqual(['<', '>', '"', '"']);
  });
});

describe('what a list asks of 100,000 rows', () => {
  it.each([
    [{}],
    [{ sort: '-id' }],
    [{ sort: 'published_at' }],
    [{ sort: '-published_at' }],
    [{ sort: '-published_by' }],
    [{ sort: ['version', '-id'] }],
    [{ by: 'team 1' }],
    [{ starts: '1.1' }],
  ])('is answered by an index on each page: %j', async query => {
    const pages = async () => {
      const first = await page(query);
      const second = await page({ ...query, cursor: first.next });
      await page({ ...query, cursor: second.previous });
    };
    const { queries } = await recordQueries(database, pages);
    expect(queries).toHaveLength(3);
    for (const asked of queries) expect(sequentialScans(await explain(database, asked))).toEqual([]);
  });

  it.each([['id'], ['version,-id'], ['-published_by']])(
    'is read from where the page begins, however deep it is: %s',
    async sort => {
      let last = await page({ sort, limit: 50 });
      for (let turn = 0; turn < 10; turn++) last = await page({ sort, limit: 50, cursor: last.next });
      const { queries } = await recordQueries(database, () => page({ sort, limit: 50, cursor: last.next }));
      const plan = JSON.stringify(await explain(database, queries[0]!));
      const passedOver = [...plan.matchAll(/"Rows Removed by Filter":(\d+)/g)].map(([, rows]) => Number(rows));
      expect(passedOver.reduce((sum, rows) => sum + rows, 0)).toBeLessThan(100);
    },
  );

  it('is prepared once for each shape, however many are asked for', async () => {
    const own = opened.open({ pool: { max: 1 } });
    const many = createLister<Version>(options);
    const given = { by: 'team 1', not_by: 'x', anyone: ['team 1'], anonymous: false, starts: '1', holds: '1' };
    const names = Object.entries(given);
    const sorts = ['id', '-id', 'version', '-published_at'];
    const ask = (sort: string, subset: number, fields?: string) => {
      const query = Object.fromEntries(names.filter((_name, bit) => subset & (1 << bit)));
      return many.page(own, { query: { ...query, sort, fields, limit: 1 }, target: '/', values: { api: 1 } });
    };
    for (const sort of sorts) for (let subset = 0; subset < 2 ** names.length; subset++) await ask(sort, subset);
    expect(await ask('version', 1, 'id')).toMatchObject({ items: [{ id: expect.any(Number) }] });
    const { rows } = await own.knex.raw('select count(*)::int as count from pg_prepared_statements');
    expect(rows[0].count).toBe(100);
  });
});

describe('options that make no sense', () => {
  it.each([
    ['secret', { secret: 'short' }],
    ['secret', { secret: [] }],
    ['columns', { columns: {} }],
    ['defaultSort', { defaultSort: '-nothing' }],
    ['sorts', { sorts: { id: 'v.id', '-id': 'v.id' } }],
    ['limit.default', { limit: { default: 60, maximum: 50 } }],
    ['limit.maximum', { limit: { default: 1, maximum: 10_001 } }],
    ['offset.maximum', { offset: { maximum: -1 } }],
    ['fields.always', { fields: { always: ['nothing'] } }],
    ['baseUrl', { baseUrl: 'api.example.com' }],
  ])('stop the start: %s', (name, wrong) => {
    expect(() => createLister({ ...options, ...wrong })).toThrow(new RegExp(`^${name}`));
  });
});

describe('a column that a list is sorted by', () => {
  it.each(['by', '-by'])('is named where its table lets it be null and the list does not say so: %s', async sort => {
    const undeclared = createLister({ ...options, sorts: { by: 'v.published_by' }, defaultSort: 'by' });
    const asked = recordQueries(database, () =>
      undeclared.page(database, { query: { sort, limit: 2 }, target: '/', values: { api: 1 } }),
    );
    await expect(asked).rejects.toThrow(
      "listVersions is sorted by v.published_by, which may be null in its table: let its sort be { column: 'v.published_by', nullable: true }, or the column be not null",
    );
  });

  it('is named where a row has null though the list says that none has', async () => {
    const wrong = { by: { column: 'v.published_by', nullable: false } };
    const stated = createLister({ ...options, sorts: wrong, defaultSort: '-by' });
    const ask = (query: object) => stated.page(database, { query: { ...query }, target: '/', values: { api: 1 } });
    await expect(ask({})).rejects.toThrow(/^listVersions is sorted by v\.published_by, which is null in some row: /);
    await expect(ask({ not_by: null, anonymous: false })).resolves.toMatchObject({ items: { length: 20 } });
  });

  it('is held to its table once, and asked for within a transaction', async () => {
    const fresh = createLister({ ...options, sorts: { version: 'v.version' }, defaultSort: 'version' });
    const one = () =>
      withTransaction(database, trx => fresh.page(trx, { query: {}, target: '/', values: { api: 1 } }), {
        readOnly: true,
      });
    expect([(await queryBudget(database, one)).count, (await queryBudget(database, one)).count]).toEqual([3, 3]);
  });

  it('is named where a value of it is too long for a cursor, and read to the end where it just fits', async () => {
    await database.knex.raw(`create table long_names (id int primary key, name text not null);
      insert into long_names select n, repeat('x', 5000) from generate_series(1, 3) n`);
    const names = createLister<{ id: number }>({
      ...{ operation: 'listNames', secret: options.secret, limit: { default: 2, maximum: 2 } },
      from: knex => knex('long_names'),
      columns: { id: 'id' },
      sorts: { name: 'name' },
      defaultSort: 'name',
      tieBreaker: 'id',
    });
    const first = await names.page(database, { query: {}, target: '/names' });
    const rest = await names.page(database, { query: { cursor: first.next }, target: '/names' });
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual([1, 2, 3]);
    await database.knex('long_names').update({ name: 'x'.repeat(12_345) });
    const long = names.page(database, { query: {}, target: '/names' });
    await expect(long).rejects.toThrow(
      /^listNames: a value of name has 12345 characters, more than a cursor has room for: /,
    );
  });
});
