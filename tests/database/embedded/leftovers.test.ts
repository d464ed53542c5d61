import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { ask, endAll, faultOf, isRunning, start, until, usedFolder, workingFolder } from './working-folder.js';

const settings = { fsync: 'off' };
const others: ChildProcess[] = [];

afterEach(async () => {
  for (const other of others.splice(0)) other.kill('SIGKILL');
  await endAll();
});

/** The shared memory of a server, by its lock file's seventh line: a key and an id. */
const segmentOf = (data: string) =>
  readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[6]?.trim().split(/\s+/)[1];

/** The ids of all: https://man7.org/linux/man-pages/man5/sysvipc.7.html */
const segments = () =>
  readFileSync('/proc/sysvipc/shm', 'utf8')
    .split('\n')
    .map(line => line.trim().split(/\s+/)[1]);

async function killed(folder: string) {
  const server = await start(folder, { settings });
  await ask(server.connection, 'create table if not exists pets (id int)');
  await ask(server.connection, 'insert into pets values (7)');
  process.kill(server.pid, 'SIGKILL');
  await server.ended;
  return server;
}

describe('what an earlier server left', () => {
  it('is no hindrance after kill -9, and all that was acknowledged is there', async () => {
    const folder = await usedFolder();
    const before = await killed(folder);
    expect(existsSync(join(before.folder, 'postmaster.pid'))).toBe(true);
    const after = await start(folder, { settings });
    expect(await ask(after.connection, 'select id from pets')).toEqual([{ id: 7 }]);
  });

  it('is no shared memory in the end', async () => {
    const folder = await usedFolder();
    const { folder: data } = await killed(folder);
    const left = segmentOf(data);
    expect(segments()).toContain(left);
    await start(folder, { settings });
    expect(segments()).not.toContain(left);
  });

  it('is a lock file that names a process which is another by now: that one is let be', async () => {
    const folder = await usedFolder();
    const { folder: data } = await killed(folder);
    const other = spawn('sleep', ['3600'], { uid: statSync(data).uid, stdio: 'ignore' });
    others.push(other);
    lockAs(data, other.pid!);
    const after = await start(folder, { settings });
    expect(await ask(after.connection, 'select id from pets')).toEqual([{ id: 7 }]);
    expect(isRunning(other.pid!)).toBe(true);
  });

  it('is a lock of a socket that names a process which is another by now: that one is let be', async () => {
    const folder = await usedFolder();
    const first = await start(folder, { settings });
    const socket = new URL(first.connection).searchParams.get('host')!;
    await first.stop();
    const other = spawn('sleep', ['3600'], { uid: statSync(first.folder).uid, stdio: 'ignore' });
    others.push(other);
    mkdirSync(socket, { mode: 0o700 });
    writeFileSync(join(socket, '.s.PGSQL.5432'), '');
    writeFileSync(join(socket, '.s.PGSQL.5432.lock'), `${other.pid}\n${first.folder}\n1\n5432\n${socket}\n`);
    chownAll(socket, statSync(first.folder).uid);
    const after = await start(folder, { settings });
    expect(await ask(after.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(isRunning(other.pid!)).toBe(true);
  });

  it('is a database that was never made, its first start having been killed before', async () => {
    const folder = workingFolder();
    const first = await start(folder, { settings });
    await ask(first.administration, 'drop database specwright with (force)');
    await ask(first.administration, 'revoke pg_monitor, pg_signal_backend from specwright');
    await ask(first.administration, 'drop role specwright');
    await first.stop();
    const after = await start(folder, { settings });
    expect(await ask(after.connection, 'select current_user as name')).toEqual([{ name: 'specwright' }]);
  });

  it('is waited for where processes of it are still ending', async () => {
    const folder = await usedFolder();
    const before = await start(folder, { settings });
    const client = new pg.Client({ connectionString: before.connection });
    client.on('error', () => {});
    await client.connect();
    const { rows } = await client.query('select pg_backend_pid() as pid');
    // it keeps the server's memory as long as it can not see that the server is gone
    process.kill(rows[0].pid, 'SIGSTOP');
    process.kill(before.pid, 'SIGKILL');
    await before.ended;
    const starting = start(folder, { settings });
    const log = join(dirname(before.folder), 'postgres.log');
    await until(() => readFileSync(log, 'utf8').includes('is still in use'));
    process.kill(rows[0].pid, 'SIGCONT');
    expect(await ask((await starting).connection, 'select 1 as one')).toEqual([{ one: 1 }]);
    await client.end().catch(() => {});
  });

  it('is waited for where another start has made its lock and not yet written it', async () => {
    const folder = await usedFolder();
    const first = await start(folder, { settings });
    await first.stop();
    const lock = join(first.folder, 'postmaster.pid');
    writeFileSync(lock, '');
    chownSync(lock, statSync(first.folder).uid, -1);
    const starting = start(folder, { settings });
    const log = join(dirname(first.folder), 'postgres.log');
    await until(() => readFileSync(log, 'utf8').includes('is empty'));
    rmSync(lock);
    expect(await ask((await starting).connection, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('is removed where a first start was cut short', async () => {
    const folder = workingFolder();
    const first = await start(folder, { settings });
    await first.stop();
    const place = dirname(first.folder);
    const gone = Number(execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }));
    const draft = join(place, `18.new-${gone}-00`);
    mkdirSync(draft);
    writeFileSync(join(draft, 'half'), '');
    await start(folder, { settings });
    expect(readdirSync(place).filter(name => name.includes('.new-'))).toEqual([]);
  });
});

describe('a second process', () => {
  it('is refused on a data folder in use, and told the id of the one that has it', async () => {
    const folder = await usedFolder();
    const first = await start(folder, { settings });
    const { code, message } = await faultOf(() => start(folder, { settings }));
    expect({ code, message }).toEqual({
      code: 'postgres-in-use',
      message: `The process ${first.pid} runs a Postgres on ${first.folder}`,
    });
    expect(await ask(first.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it.each([
    ['an empty folder', async () => {}],
    ['data that are there', async (folder: string) => (await start(folder, { settings })).stop()],
  ])('is refused too where both begin at once, on %s', async (_what, prepare) => {
    const folder = workingFolder();
    await prepare(folder);
    const all = await Promise.allSettled([start(folder, { settings }), start(folder, { settings })]);
    const [server] = all.flatMap(result => (result.status === 'fulfilled' ? [result.value] : []));
    const refusals = all.flatMap(result => (result.status === 'rejected' ? [result.reason] : []));
    expect(refusals.map(reason => reason.findings?.[0]?.code ?? reason)).toEqual(['postgres-in-use']);
    expect(await ask(server!.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

function chownAll(folder: string, uid: number): void {
  for (const path of [folder, ...readdirSync(folder).map(name => join(folder, name))]) chownSync(path, uid, -1);
}

/** Lets the lock file name another process, as it does when a container starts again and ids are given out anew. */
function lockAs(data: string, pid: number): void {
  const file = join(data, 'postmaster.pid');
  const [, ...rest] = readFileSync(file, 'utf8').split('\n');
  writeFileSync(file, [pid, ...rest].join('\n'));
}
