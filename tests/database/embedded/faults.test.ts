import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunningPostgres } from '../../../src/database/embedded/start-postgres.js';
import { connectDatabase, problemOfDatabaseError } from '../../../src/database/index.js';
import { ask, endAll, faultOf, start, workingFolder } from './working-folder.js';

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
    const { code, message } = await faultOf(() => start(workingFolder(), { settings: { max_connections: 'many' } }));
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
  /** For the server and the processes that it has now and will have. */
  const limit = ({ pid, folder }: RunningPostgres, bytes: string) => {
    const { uid, gid } = statSync(folder);
    const children = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' }).stdout.split(/\s+/);
    for (const each of [String(pid), ...children.filter(Boolean)]) {
      // one may have ended since
      spawnSync('prlimit', ['--pid', each, `--fsize=${bytes}:`], { uid, gid, stdio: 'ignore' });
    }
  };
  const fill = `insert into pets select repeat(md5(i::text), 30) from generate_series(1, 60000) as i`;

  it('fails what needs room with an answer that says nothing of it, keeps the rest, and recovers', async () => {
    const server = await start(workingFolder(), { settings });
    await ask(server.connection, 'create table pets (name text)');
    await ask(server.connection, `insert into pets values ('kept')`);
    limit(server, String(20 * 1024 * 1024));
    const database = connectDatabase({ connection: server.connection });
    try {
      const error = await database.knex.raw(fill).catch((thrown: unknown) => thrown);
      // the server itself calls it an internal error, so it is answered with 500; a disk that is full is 53100, and 503
      expect(problemOfDatabaseError(error)).toBeUndefined();
      expect(String(error)).toBe('DatabaseError: The database refused: SQLSTATE XX000');
      expect((await database.knex('pets').select('name')).map(({ name }) => name)).toEqual(['kept']);
      await database.knex('pets').insert({ name: 'small' });
      limit(server, 'unlimited');
      await database.knex.raw(fill);
      expect(await database.knex('pets').count('* as count').first()).toEqual({ count: '60002' });
    } finally {
      await database.close();
    }
  });

  it('ends no server for good where even the log of changes cannot grow: it starts again with all that was acknowledged', async () => {
    const working = workingFolder();
    const server = await start(working, { settings });
    await ask(server.connection, 'create table pets (id int)');
    limit(server, String(1024 * 1024));
    let acknowledged = 0;
    try {
      for (;;) {
        await ask(server.connection, 'insert into pets select generate_series(1, 100000)');
        acknowledged += 100_000;
      }
    } catch {
      // refused, or the server had to end
    }
    limit(server, 'unlimited');
    await answers(server.connection);
    await server.stop();
    const again = await start(working, { settings });
    expect(await ask(again.connection, 'select count(*)::int as count from pets')).toEqual([{ count: acknowledged }]);
  });
});

/** Waits until the server has recovered by itself. */
async function answers(url: string): Promise<void> {
  for (;;) {
    if (await ask(url, 'select 1').catch(() => undefined)) return;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
