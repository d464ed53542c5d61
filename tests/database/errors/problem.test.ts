import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fromDriver } from '../../../src/database/errors/from-driver.js';
import {
  answerDatabaseErrors,
  type ConstraintMap,
  type Database,
  DatabaseError,
  prepared,
  problemOfDatabaseError,
  type QueryEvent,
} from '../../../src/database/index.js';
import { HttpProblem, problem } from '../../../src/problem/index.js';
import { type Opened, openedDatabase, until } from '../opened.js';

const secret = 'hunter2';
const events: QueryEvent[] = [];
let opened: Opened;
let database: Database;
beforeAll(async () => {
  opened = await openedDatabase();
  database = opened.open({ onQuery: event => events.push(event) });
  await database.knex.raw(`
    create table teams (id int primary key, name text constraint teams_name_key unique);
    create table people (
      id int primary key,
      email text not null constraint people_email_key unique,
      age int constraint people_age_check check (age >= 0),
      team_id int constraint people_team_id_fkey references teams,
      code varchar(3),
      born date
    );
    insert into teams values (1, 'one');
    insert into people values (1, '${secret}', 1, 1)`);
});
afterAll(() => opened.close());

const constraints: ConstraintMap = {
  people_email_key: { pointer: '/email', code: 'taken', message: 'This address is taken' },
  people_age_check: { pointer: '/age', message: 'An age is not negative' },
  people_team_id_fkey: { status: 422, pointer: '/team', message: 'There is no such team' },
};

const person = { id: 2, email: 'other', age: 1, team_id: 1 };
const insert = (row: object) => (on: Database) => on.knex('people').insert({ ...person, ...row });
const statement = (sql: string, ...values: unknown[]) => {
  const run = prepared(sql, sql);
  return (on: Database) => run.all(on, ...values);
};

/** What the statement is refused with. */
const refused = async (run: (on: Database) => PromiseLike<unknown>) => {
  const error = await Promise.resolve(run(database)).catch(thrown => thrown);
  expect(error).toBeInstanceOf(DatabaseError);
  return error as DatabaseError;
};

describe('a refusal of the database', () => {
  it.each([
    ['23505', 409, 'a value that is there already', insert({ email: secret })],
    ['23503', 422, 'a reference to what is not there', insert({ team_id: 9 })],
    ['23503', 409, 'a deletion of what is referred to', (on: Database) => on.knex('teams').where({ id: 1 }).delete()],
    ['23503', 409, 'another key of what is referred to', (on: Database) => on.knex('teams').update({ id: 5 })],
    ['23514', 422, 'a value against a check', insert({ age: -1 })],
    ['23502', 422, 'no value where one must be', insert({ email: null })],
    ['22001', 422, 'a text that is too long', insert({ code: secret })],
    ['22003', 422, 'a number that is too large', insert({ age: 99_999_999_999 })],
    ['22P02', 422, 'a text that is no number', statement('select * from people where id = $1', secret)],
    ['22007', 422, 'a text that is no date', insert({ born: secret })],
    ['22008', 422, 'a date that there is not', insert({ born: '2024-02-31' })],
    ['22021', 422, 'a NUL character', insert({ email: `${secret}\0` })],
  ])('%s is answered with %i: %s', async (code, status, _what, run) => {
    const error = await refused(run);
    expect(error.code).toBe(code);
    const answer = problemOfDatabaseError(error);
    expect(answer).toMatchObject({ status, cause: error });
    expect(answer?.problem.errors).toBeUndefined();
  });

  it.each([
    ['42P01', 'a table that there is not', statement('select 1 from nowhere')],
    ['22012', 'a division by zero', statement('select 1 / 0')],
    ['42601', 'no SQL', statement('selct')],
  ])('%s is the fault of the program: %s', async (code, _what, run) => {
    const error = await refused(run);
    expect(error.code).toBe(code);
    expect(problemOfDatabaseError(error)).toBeUndefined();
  });

  it.each(['08006', '08001', '53300', '57P01', '57P02', '57P03', '57014', '55P03', '25006', '40001', '40P01', '58030'])(
    '%s is answered with 503 and Retry-After',
    code => {
      expect(problemOfDatabaseError(new DatabaseError(code))).toMatchObject({
        status: 503,
        headers: { 'Retry-After': '1' },
      });
    },
  );

  it.each([
    ['a full disk', { code: '53100', message: 'x' }],
    ['a limit on the size of files', { code: 'XX000', message: 'could not write to file "x": File too large' }],
    ['a quota', { code: 'XX000', message: 'could not write to file "x": Disk quota exceeded' }],
    ['a disk that fails for want of room', { code: '58030', message: 'could not x: No space left on device' }],
    ['a limit, told in another language', { code: 'XX000', message: 'Datei zu gross', routine: 'mdzeroextend' }],
  ])('is answered with 503 and a longer Retry-After, and the log is told of the room: %s', (_what, told) => {
    const error = fromDriver({ severity: 'ERROR', ...told }, 'insert');
    expect(problemOfDatabaseError(error)).toMatchObject({ status: 503, headers: { 'Retry-After': '60' } });
    expect(error.message).toMatch(/, the disk is full, or the limit on the size of files \(ulimit -f\) is reached$/);
    expect(error.message).not.toContain('"x"');
  });

  it('is the fault of the program where an internal error is about something else', () => {
    const error = fromDriver(
      { severity: 'ERROR', code: 'XX000', message: 'cache lookup failed', routine: 'x' },
      'select',
    );
    expect(problemOfDatabaseError(error)).toBeUndefined();
    expect(error.noRoom).toBeUndefined();
  });

  it('is answered with 503 after the time that a statement has', async () => {
    const hasty = opened.open({ statementTimeout: 20 });
    const error = await hasty.knex.raw('select pg_sleep(10)').catch(thrown => thrown);
    expect(problemOfDatabaseError(error)).toMatchObject({ status: 503 });
    // on a busy machine that may take longer than 20 ms, too
    await until(() =>
      hasty.ping().then(
        () => true,
        () => false,
      ),
    );
  });

  it('is answered with 503 after the time that a lock has', async () => {
    const hasty = opened.open({ lockTimeout: 20 });
    const trx = await database.knex.transaction();
    await trx.raw('lock table people');
    const error = await hasty.knex('people').catch(thrown => thrown);
    await trx.rollback();
    expect(error.code).toBe('55P03');
    expect(problemOfDatabaseError(error)).toMatchObject({ status: 503 });
  });
});

describe('constraints that the contract has words for', () => {
  it.each([
    [
      insert({ email: secret }),
      409,
      { in: 'body', pointer: '/email', code: 'taken', message: 'This address is taken' },
    ],
    [insert({ age: -1 }), 422, { in: 'body', pointer: '/age', code: 'invalid', message: 'An age is not negative' }],
    [insert({ team_id: 9 }), 422, { in: 'body', pointer: '/team', code: 'invalid', message: 'There is no such team' }],
  ])('are told of with their field (%#)', async (run, status, error) => {
    const answer = problemOfDatabaseError(await refused(run), constraints);
    expect(answer?.problem).toMatchObject({ status, detail: error.message, errors: [error] });
  });

  it('do not stand in a prototype', () => {
    const error = new DatabaseError('23505', { constraint: 'constructor' });
    expect(problemOfDatabaseError(error, constraints)?.problem.detail).toBe('It conflicts with what is there already');
  });
});

describe('what is said of a refusal', () => {
  const runs = [
    ['a builder', insert({ email: secret })],
    ['a text that is no number', statement('select * from people where id = $1', secret)],
    ['raw SQL', (on: Database) => on.knex.raw('insert into people values (3, ?)', [secret])],
    ['a check', insert({ age: -1, code: 'h2' })],
    ['a failing function', (on: Database) => on.knex.raw('select cast(? as int)', [secret])],
  ] as const;

  it.each(runs)('holds no value, no statement and no detail: %s', async (_what, run) => {
    const error = await refused(run);
    const answer = problemOfDatabaseError(error, constraints);
    const said = [
      inspect(error, { depth: 9 }),
      error.message,
      error.stack,
      inspect(answer, { depth: 9 }),
      JSON.stringify([error, answer]),
    ].join();
    expect(said).not.toContain(secret);
    expect(said).not.toMatch(/insert into|select \*|Key \(|Failing row/i);
  });

  it('says nothing of tables in the answer', async () => {
    const answer = problemOfDatabaseError(await refused(insert({ email: secret })));
    expect(JSON.stringify(answer?.problem)).not.toMatch(/people|email/);
  });

  it('holds no value in events', async () => {
    await until(() => events.length > 0);
    expect(
      events.filter(({ sql }) => !sql.includes('create table')).some(event => inspect(event).includes(secret)),
    ).toBe(false);
    expect(events).toContainEqual(expect.objectContaining({ error: '23505', sql: expect.stringContaining('$1') }));
  });

  it('names the table and the constraint to the log', async () => {
    const error = await refused(insert({ email: secret }));
    expect(error.message).toBe(
      'The database refused: unique_violation (23505), table public.people, constraint people_email_key',
    );
  });
});

describe('handlers whose errors are answered', () => {
  const handlers = answerDatabaseErrors(
    {
      store: async ({ email }: { email: string }) => database.knex('people').insert({ ...person, email }),
      refuse: async () => {
        throw problem(404);
      },
      fail: async () => {
        throw new TypeError('a fault');
      },
      fine: (given: number) => given + 1,
    },
    constraints,
  );

  it('throw the problem', async () => {
    await expect(handlers.store({ email: secret })).rejects.toMatchObject({ status: 409 });
    await expect(handlers.store({ email: secret })).rejects.toBeInstanceOf(HttpProblem);
  });

  it('leave everything else as it is', async () => {
    await expect(handlers.refuse()).rejects.toMatchObject({ status: 404 });
    await expect(handlers.fail()).rejects.toThrow(new TypeError('a fault'));
    expect(handlers.fine(1)).toBe(2);
  });

  it('may be one alone, and one that only reads', async () => {
    const find = answerDatabaseErrors(async (id: number) => database.knex('people').whereRaw('id = ?', [id]));
    await expect(find(1e20)).rejects.toMatchObject({ status: 422 });
  });
});
