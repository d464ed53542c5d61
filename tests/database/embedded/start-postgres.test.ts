import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { socketFolder } from '../../../src/database/embedded/socket-folder.js';
import type { RunningPostgres } from '../../../src/database/embedded/start-postgres.js';
import { ask, endAll, isRunning, start, until, usedFolder, workingFolder } from './working-folder.js';

const settings = { fsync: 'off' };
const socketOf = (url: string) => new URL(url).searchParams.get('host')!;

describe('a Postgres of our own', () => {
  let server: RunningPostgres;
  beforeAll(async () => {
    server = await start(workingFolder(), { settings });
  });
  afterAll(endAll);

  it('is UTF-8 in the order of code points, knows letters of all scripts, and checks its pages', async () => {
    const { connection } = server;
    const [row] = await ask(
      connection,
      `select current_setting('server_encoding') as encoding, current_setting('data_checksums') as checksums,
              'Z' < 'a' as points, lower('ÄΩЖ') as lower`,
    );
    expect(row).toEqual({ encoding: 'UTF8', checksums: 'on', points: true, lower: 'äωж' });
  });

  it('is reached by a socket in a folder that only its account may enter, and not over the network', async () => {
    const { connection, folder, pid } = server;
    const socket = socketOf(connection);
    expect(statSync(socket).mode & 0o777).toBe(0o700);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(socket).uid).toBe(statSync(folder).uid);
    expect(Buffer.byteLength(join(socket, '.s.PGSQL.65535'))).toBeLessThanOrEqual(103);
    expect(await ask(connection, `select current_setting('listen_addresses') as addresses`)).toEqual([
      { addresses: '' },
    ]);
    expect(listeningSockets(pid)).toEqual([]);
  });

  it('lets nobody in without the password, and trusts no host', async () => {
    const { connection, administration, folder } = server;
    for (const url of [connection, administration]) {
      const wrong = new URL(url);
      wrong.password = 'guessed';
      await expect(ask(wrong.href, 'select')).rejects.toMatchObject({ code: '28P01' });
    }
    const rules = readFileSync(join(folder, 'pg_hba.conf'), 'utf8').split('\n');
    const methods = rules.filter(line => /^(local|host)/.test(line)).map(line => line.trim().split(/\s+/).pop());
    expect(new Set(methods)).toEqual(new Set(['scram-sha-256']));
    const secrets = join(folder, 'specwright.json');
    expect(statSync(secrets).mode & 0o777).toBe(0o600);
  });

  it('gives a role that owns its database, may make others, and is no superuser', async () => {
    const { connection } = server;
    expect(await ask(connection, 'select rolsuper, rolcreatedb from pg_roles where rolname = current_user')).toEqual([
      { rolsuper: false, rolcreatedb: true },
    ]);
    await ask(connection, 'create extension pg_trgm');
    await expect(ask(connection, `copy (select 1) to program 'true'`)).rejects.toMatchObject({ code: '42501' });
  });

  it('writes no values and no statements of its users into its log', async () => {
    const { connection, folder } = server;
    await ask(connection, 'create table pets (name text primary key)');
    await ask(connection, `insert into pets values ('hidden')`);
    await expect(ask(connection, `insert into pets values ('hidden')`)).rejects.toMatchObject({ code: '23505' });
    await expect(ask(connection, `select 'hidden'::int`)).rejects.toMatchObject({ code: '22P02' });
    const log = readFileSync(join(dirname(folder), 'postgres.log'), 'utf8');
    expect(log).toContain('ready to accept connections');
    expect(log).not.toMatch(/hidden|insert into/);
  });
});

describe('a start, a stop and another start', () => {
  afterEach(endAll);

  it('keeps its data below the working folder, over a stop and a start', async () => {
    const folder = workingFolder();
    const first = await start(folder, { settings });
    expect(dirname(first.folder)).toBe(join(folder, '.specwright/postgres'));
    await ask(first.connection, 'create table pets as select 7 as id');
    await first.stop();
    const second = await start(folder, { settings });
    expect(await ask(second.connection, 'select id from pets')).toEqual([{ id: 7 }]);
    expect(second.connection).toBe(first.connection);
  });

  it('has a short path for its socket also where temporary files have a long one', () => {
    const long = join(workingFolder(), 'x'.repeat(60));
    mkdirSync(long);
    const folder = socketFolder(long, undefined, long);
    rmSync(folder, { recursive: true });
    expect(folder).toMatch(/^\/tmp\/specwright-[\da-f]{12}$/);
    const short = workingFolder();
    expect(dirname(socketFolder(short, undefined, short))).toBe(short);
  });

  it('leaves no process, no socket and no lock file when it is stopped, twice if need be', async () => {
    const server = await start(await usedFolder(), { settings });
    const processes = below(server.pid);
    expect(processes.length).toBeGreaterThan(3);
    await Promise.all([server.stop(), server.stop()]);
    await server.stop();
    expect(processes.filter(isRunning)).toEqual([]);
    expect(existsSync(socketOf(server.connection))).toBe(false);
    expect(existsSync(join(server.folder, 'postmaster.pid'))).toBe(false);
  });

  it('ends connections that are in use when it is stopped', async () => {
    const server = await start(await usedFolder(), { settings });
    const asking = ask(server.connection, 'select pg_sleep(3600)');
    const failed = expect(asking).rejects.toThrow();
    await until(() => below(server.pid).some(pid => commandOf(pid).includes('SELECT')));
    await server.stop();
    await failed;
  });

  it('is stopped as in a crash where it does not end in time, and has lost nothing', async () => {
    const folder = await usedFolder();
    const server = await start(folder, { settings, shutdownTimeout: 200 });
    await ask(server.connection, 'create table pets as select 7 as id');
    const processes = below(server.pid);
    const asking = ask(server.connection, 'select pg_sleep(3600)').catch(() => {});
    await until(() => below(server.pid).some(pid => commandOf(pid).includes('SELECT')));
    const deaf = below(server.pid).find(pid => commandOf(pid).includes('SELECT'))!;
    process.kill(deaf, 'SIGSTOP');
    await server.stop();
    await asking;
    expect([...processes, deaf].filter(isRunning)).toEqual([]);
    const log = () => readFileSync(join(dirname(server.folder), 'postgres.log'), 'utf8');
    expect(log()).toMatch(/received fast shutdown request.*received immediate shutdown request/s);
    const again = await start(folder, { settings });
    expect(log()).toContain('was not properly shut down');
    expect(await ask(again.connection, 'select id from pets')).toEqual([{ id: 7 }]);
  });

  it('is ended by force where it does not listen at all', async () => {
    const server = await start(await usedFolder(), { settings, shutdownTimeout: 200 });
    process.kill(server.pid, 'SIGSTOP');
    await server.stop();
    expect(isRunning(server.pid)).toBe(false);
    expect(existsSync(socketOf(server.connection))).toBe(false);
  });

  it('hands neither secrets of the environment nor settings for clients on to the server', async () => {
    process.env['SPECWRIGHT_SECRET'] = 'for nobody';
    process.env['PGDATA'] = '/nowhere';
    try {
      const { pid } = await start(await usedFolder(), { settings });
      const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
      expect(environment).not.toMatch(/for nobody|nowhere|NODE_OPTIONS/);
    } finally {
      delete process.env['SPECWRIGHT_SECRET'];
      delete process.env['PGDATA'];
    }
  });
});

describe('the place where a start would have its socket', () => {
  let working: string;
  let socket: string;
  beforeAll(async () => {
    working = workingFolder();
    const first = await start(working, { settings });
    await first.stop();
    socket = socketOf(first.connection);
  });
  afterAll(endAll);

  it.each([
    ['is a folder that everybody may enter', (path: string) => mkdirSync(path, { mode: 0o755 })],
    ['is no folder', (path: string) => writeFileSync(path, '', { mode: 0o600 })],
    ['is a link to elsewhere', (path: string) => symlinkSync(workingFolder(0o700), path)],
  ])('is not taken where it %s', async (_what, put) => {
    put(socket);
    const { connection, stop } = await start(working, { settings });
    try {
      expect(dirname(socketOf(connection))).toBe(dirname(socket));
      expect(socketOf(connection)).not.toBe(socket);
      expect(statSync(socketOf(connection)).mode & 0o777).toBe(0o700);
      expect(await ask(connection, 'select 1 as one')).toEqual([{ one: 1 }]);
    } finally {
      await stop();
      rmSync(socket, { recursive: true });
    }
  });
});

/** The process and its children. */
function below(pid: number): number[] {
  const isChild = (candidate: string) => new RegExp(`^PPid:\\s*${pid}$`, 'm').test(statusOf(candidate));
  return [
    pid,
    ...readdirSync('/proc')
      .filter(name => /^\d+$/.test(name) && isChild(name))
      .map(Number),
  ];
}

function statusOf(pid: string | number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/** Sockets of a process that listen for TCP: state 0A in https://man7.org/linux/man-pages/man5/proc_pid_net.5.html */
function listeningSockets(pid: number): string[] {
  const own = new Set(readdirSync(`/proc/${pid}/fd`).map(fd => readlinkSync(`/proc/${pid}/fd/${fd}`)));
  const lines = ['tcp', 'tcp6'].flatMap(name => readFileSync(`/proc/${pid}/net/${name}`, 'utf8').split('\n').slice(1));
  return lines.filter(line => {
    const fields = line.trim().split(/\s+/);
    return fields[3] === '0A' && own.has(`socket:[${fields[9]}]`);
  });
}
