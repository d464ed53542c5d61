import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectDatabase, problemOfDatabaseError } from '../../../src/database/index.js';
import { limitFiles } from './file-limit.js';
import { ask, endAll, faultOf, start, usedFolder, workingFolder } from './working-folder.js';

afterEach(endAll);

const settings = { fsync: 'off' };

describe('a start', () => {
  it('refuses a data folder that the server may not write to', async () => {
    const working = workingFolder();
    const server = await start(working, { settings });
    await server.stop();
    chmodSync(server.folder, 0o500);
    const { code, message } = await faultOf(() => start(working, { settings }));
    chmodSync(server.folder, 0o700);
    expect(code).toBe('postgres-folder-unusable');
    expect(message).toMatch(new RegExp(`^The folder ${server.folder} cannot be read and written by `));
  });

  it('refuses a working folder in which nothing can be made', async () => {
    const working = join(workingFolder(), 'a-file');
    writeFileSync(working, '');
    const { code, message } = await faultOf(() => start(working, { settings }));
    expect(code).toBe('postgres-folder-unusable');
    expect(message).toContain(`${working}/.specwright/postgres cannot be used: ENOTDIR`);
  });

  it('refuses data of another version, by name, and does not begin anew beside them', async () => {
    const working = workingFolder();
    const server = await start(working, { settings });
    await server.stop();
    const version = join(server.folder, 'PG_VERSION');
    const written = readFileSync(version, 'utf8');
    writeFileSync(version, '14\n');
    const inside = await faultOf(() => start(working, { settings }));
    expect(inside.code).toBe('postgres-version-differs');
    expect(inside.message).toContain(
      `The data in ${server.folder} are of Postgres 14, and ${server.version} was chosen`,
    );
    writeFileSync(version, written);

    const other = workingFolder();
    const old = join(other, '.specwright/postgres/14');
    mkdirSync(old, { recursive: true });
    writeFileSync(join(old, 'PG_VERSION'), '14\n');
    const beside = await faultOf(() => start(other, { settings }));
    expect(beside.code).toBe('postgres-version-differs');
    expect(beside.message).toContain(`The data in ${old} are of Postgres 14, and ${server.version} was chosen`);
  });

  it('says what Postgres says where that ends at once', async () => {
    const { code, message } = await faultOf(async () =>
      start(await usedFolder(), { settings: { max_connections: 'many' } }),
    );
    expect(code).toBe('postgres-not-started');
    expect(message).toMatch(/^Postgres ended at the start: FATAL: {2}.*max_connections.*; its log is .*postgres\.log$/);
  });

  it('succeeds once what hindered the first one is mended', async () => {
    const working = workingFolder();
    await faultOf(() => start(working, { settings: { max_connections: 'many' } }));
    const { connection } = await start(working, { settings });
    expect(await ask(connection, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('a full disk, played by a limit on the size of files', () => {
  const fill = `insert into pets select repeat(md5(i::text), 30) from generate_series(1, 60000) as i`;

  it('answers what needs room with 503 and says why to the log, keeps the rest, and recovers', async () => {
    const server = await start(await usedFolder(), { settings });
    await ask(server.connection, 'create table pets (name text)');
    await ask(server.connection, `insert into pets values ('kept')`);
    limitFiles(server, String(20 * 1024 * 1024));
    const database = connectDatabase({ connection: server.connection });
    try {
      const error = await database.knex.raw(fill).catch((thrown: unknown) => thrown);
      // the server has no SQLSTATE for it, and calls it an internal error
      expect(String(error)).toBe(
        'DatabaseError: The database refused: internal_error (XX000), the disk is full, or the limit on the size of files (ulimit -f) is reached',
      );
      const answer = problemOfDatabaseError(error);
      expect(answer).toMatchObject({ status: 503, headers: { 'Retry-After': '60' } });
      expect(answer?.problem.detail).toBe('There is no room to store anything right now; try again later');
      expect(answer?.cause).toBe(error);
      expect((await database.knex('pets').select('name')).map(({ name }) => name)).toEqual(['kept']);
      await database.knex('pets').insert({ name: 'small' });
      limitFiles(server, 'unlimited');
      await database.knex.raw(fill);
      expect(await database.knex('pets').count('* as count').first()).toEqual({ count: 60_002 });
    } finally {
      await database.close();
    }
  });

  it('loses nothing that was acknowledged where even the log of changes cannot grow', async () => {
    const working = await usedFolder();
    const server = await start(working, { settings, shutdownTimeout: 1000 });
    await ask(server.connection, 'create table pets (id int)');
    await ask(server.connection, 'insert into pets select generate_series(1, 1000)');
    limitFiles(server, String(1024 * 1024));
    let acknowledged = 1000;
    let refused = false;
    while (!refused && acknowledged < 1_000_000) {
      refused = await ask(server.connection, 'insert into pets select generate_series(1, 100000)').then(
        () => false,
        () => true,
      );
      if (!refused) acknowledged += 100_000;
    }
    expect(refused).toBe(true);
    limitFiles(server, 'unlimited');
    // it may have recovered, given up, or wait for ever: a checkpoint of the recovery that meets the limit, too, is not begun again
    await server.stop();
    const again = await start(working, { settings });
    expect(await ask(again.connection, 'select count(*)::int as count from pets')).toEqual([{ count: acknowledged }]);
  });
});
