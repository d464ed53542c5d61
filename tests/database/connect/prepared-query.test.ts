import pg from 'pg';
import { runPrepared } from '../../../src/database/connect/prepared-query.js';
import type { PreparedStatement } from '../../../src/database/connect/statement.js';
import { testDatabase } from '../../support/postgres.js';

let database: { connection: string; drop(): Promise<void> };
let client: pg.Client;

beforeAll(async () => {
  database = await testDatabase();
  client = new pg.Client({ connectionString: database.connection });
  await client.connect();
  await client.query('create table pets (id int primary key, name text, born timestamptz, tags text[], photo bytea)');
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

const statement = (sql: string, more: Partial<PreparedStatement> = {}): PreparedStatement => ({
  name: `test-${sql.length}-${sql.slice(0, 20)}`,
  sql,
  repeatable: false,
  ...more,
});

/** The messages of the server by name, while work is done. */
async function messages(work: () => Promise<unknown>): Promise<string[]> {
  const names: string[] = [];
  const { connection } = client as unknown as { connection: NodeJS.EventEmitter }; // pg types no such member
  const hear = (message: { name: string }) => names.push(message.name);
  connection.on('message', hear);
  await work();
  connection.off('message', hear);
  return names;
}

describe('a prepared query', () => {
  it('gives what pg gives for the same statement, of every kind of value', async () => {
    const sql = `select $1::int as id, $2::text as name, $3::timestamptz as born, $4::text[] as tags, $5::bytea as photo, $6::jsonb as data,
      null as nothing, 1::bigint as big, 2.50::numeric as exact, true as sure`;
    const values = [
      7,
      'Zoë "\\',
      new Date('2024-02-29T12:00:00.123Z'),
      ['a', null, 'b,"c'],
      Buffer.from([0, 255]),
      { a: [1] },
    ];
    const ours = statement(sql);
    const theirs = await client.query({ text: sql, values, name: 'theirs' });
    for (const _turn of ['first', 'second']) {
      const { rows, rowCount, command, fields } = await runPrepared(client, ours, values);
      expect({ rows, rowCount, command, fields }).toEqual({
        rows: theirs.rows.map(row => ({ ...row })),
        rowCount: theirs.rowCount,
        command: theirs.command,
        fields: theirs.fields,
      });
      expect(Object.keys(rows[0])).toEqual(theirs.fields.map(({ name }) => name));
    }
  });

  it('is parsed and described once a connection', async () => {
    const once = statement('select id, name from pets where id = $1');
    const first = await messages(() => runPrepared(client, once, [1]));
    expect(first).toEqual(expect.arrayContaining(['parseComplete', 'rowDescription']));
    const second = await messages(() => runPrepared(client, once, [1]));
    expect(second).toEqual(['bindComplete', 'commandComplete', 'readyForQuery']);
    const other = new pg.Client({ connectionString: database.connection });
    await other.connect();
    expect((await runPrepared(other, once, [1])).rows).toEqual([]);
    await other.end();
  });

  it('counts the rows of a statement that gives none', async () => {
    const insert = statement('insert into pets (id, name) values ($1, $2)');
    for (const id of [1, 2])
      expect(await runPrepared(client, insert, [id, 'Rex'])).toMatchObject({
        rows: [],
        rowCount: 1,
        command: 'INSERT',
      });
    const update = statement('update pets set name = $1 returning id, name');
    for (const name of ['Tom', null]) {
      const { rows, rowCount } = await runPrepared(client, update, [name]);
      expect({ rows, rowCount }).toEqual({ rows: [1, 2].map(id => ({ id, name })), rowCount: 2 });
    }
  });

  it('gives rows as lists where that is asked, next to the same statement as objects', async () => {
    const sql = 'select id, name from pets order by id';
    const name = 'both';
    const asText = { getTypeParser: () => (text: string) => `<${text}>` };
    const list = statement(sql, { name, rowMode: 'array', types: asText as never }); // pg's types say any, by format and type
    expect((await runPrepared(client, statement(sql, { name }), [])).rows).toEqual(
      [1, 2].map(id => ({ id, name: null })),
    );
    for (const _turn of [1, 2])
      expect((await runPrepared(client, list, [])).rows).toEqual([1, 2].map(id => [`<${id}>`, null]));
  });

  it.each([
    ['a text that does not parse', statement('select from from'), [], { code: '42601' }],
    ['a value that Postgres refuses', statement('select $1::int as id'), ['x'], { code: '22P02' }],
    [
      'a statement that fails half way',
      statement('select 1 / (3 - n) as x from generate_series(1, 9) n'),
      [],
      { code: '22012' },
    ],
    [
      'a value that can not be written',
      statement('select $1::text as x'),
      [
        {
          toPostgres: () => {
            throw new RangeError('not that one');
          },
        },
      ],
      { message: 'not that one' },
    ],
    [
      'a row that can not be read',
      statement('select 5 as x from generate_series(1, 3)', {
        types: {
          getTypeParser: () => () => {
            throw new RangeError('not this one');
          },
        } as never, // as above
      }),
      [],
      { message: 'not this one' },
    ],
  ])('fails with %s, each time, and leaves the connection usable', async (_what, failing, values, error) => {
    for (const _turn of [1, 2]) {
      await expect(runPrepared(client, failing, values)).rejects.toMatchObject(error);
      expect((await runPrepared(client, statement('select 1 as one'), [])).rows).toEqual([{ one: 1 }]);
    }
  });

  it('refuses a name that has another text', async () => {
    await runPrepared(client, statement('select 1 as a', { name: 'same' }), []);
    await expect(runPrepared(client, statement('select 2 as a', { name: 'same' }), [])).rejects.toThrow('another text');
  });

  it('fails where the rows of its statement have changed since', async () => {
    const all = statement('select * from pets where id = 1');
    await runPrepared(client, all, []);
    await client.query('alter table pets rename column name to title');
    await expect(runPrepared(client, all, [])).rejects.toMatchObject({ code: '0A000' });
  });
});
