import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { removeAbandoned } from '../../../src/database/embedded/abandoned.js';
import type { Place } from '../../../src/database/embedded/place.js';
import { ask, endAll, isRunning, start, until, usedFolder, workingFolder } from './working-folder.js';

const settings = { fsync: 'off' };
const isRoot = process.getuid?.() === 0;
const made: string[] = [];

afterEach(async () => {
  await endAll();
  for (const path of made.splice(0)) rmSync(path, { recursive: true, force: true });
});

const socketOf = (url: string) => new URL(url).searchParams.get('host')!;
const here: Place = { folder: '/nowhere', inside: '/nowhere', account: undefined, majors: [] };
const sweep = () => removeAbandoned(here);
const hoursAgo = (count: number) => new Date(Date.now() - count * 3_600_000);
const gonePid = () => Number(execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }));
const hidden = () => join(workingFolder(0o700), 'clone');

describe('a server whose data are to be thrown away', () => {
  it.each([
    ['the working folder', () => workingFolder()],
    ["the host's own folders, for root", hidden],
  ])('takes all of them along when it is stopped: in %s', async (_where, folderOf) => {
    const working = folderOf();
    const server = await start(working, { settings, throwAway: true });
    expect(await ask(server.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
    for (const path of [server.folder, dirname(server.folder), join(working, '.specwright/postgres')])
      expect({ path, exists: existsSync(path) }).toEqual({ path, exists: false });
    expect(existsSync(socketOf(server.connection))).toBe(false);
  });

  it('takes them along where it was killed before', async () => {
    const server = await start(await usedFolder(), { settings, throwAway: true });
    process.kill(server.pid, 'SIGKILL');
    await server.ended;
    expect(existsSync(server.folder)).toBe(true);
    await server.stop();
    expect(existsSync(dirname(server.folder))).toBe(false);
  });

  it('keeps them otherwise', async () => {
    const server = await start(await usedFolder(), { settings });
    await server.stop();
    expect(existsSync(server.folder)).toBe(true);
  });
});

describe('the folder of a socket', () => {
  it('goes with a server that is killed', async () => {
    const server = await start(await usedFolder(), { settings });
    expect(existsSync(socketOf(server.connection))).toBe(true);
    process.kill(server.pid, 'SIGKILL');
    await server.ended;
    expect(existsSync(socketOf(server.connection))).toBe(false);
  });

  const folderWith = (entries: Readonly<Record<string, string>>, age: number) => {
    const folder = join(tmpdir(), `specwright-${process.pid.toString(16).padStart(12, '0')}`);
    mkdirSync(folder, { mode: 0o700 });
    made.push(folder);
    for (const [name, text] of Object.entries(entries)) writeFileSync(join(folder, name), text);
    utimesSync(folder, hoursAgo(age), hoursAgo(age));
    return folder;
  };
  const socket = (pid: number, data: string) => ({ '.s.PGSQL.5432': '', '.s.PGSQL.5432.lock': `${pid}\n${data}\n1\n` });

  it.each([
    ['is empty, for a while', () => ({}), 2, false],
    ['is empty, just made by a start', () => ({}), 0, true],
    ['is of data that are gone, as its server is', () => socket(gonePid(), '/nowhere/18'), 0, false],
    ['is of data that are gone, and whose server is not', () => socket(process.pid, '/nowhere/18'), 2, true],
    ['is of data that are there', () => socket(gonePid(), tmpdir()), 2, true],
    ['has something else in it', () => ({ ...socket(gonePid(), '/nowhere/18'), more: '' }), 2, true],
  ])('that %s is seen for what it is by the next start of any server', async (_what, entries, age, kept) => {
    const folder = folderWith(entries(), age);
    sweep();
    // the sweep of another start on this machine may be at it
    if (!kept) await until(() => !existsSync(folder));
    expect(existsSync(folder)).toBe(kept);
  });

  it('that others may enter is left alone', () => {
    const folder = folderWith({}, 2);
    chmodSync(folder, 0o755);
    sweep();
    expect(existsSync(folder)).toBe(true);
  });
});

// nobody else has such places
const forRoot = isRoot ? describe : () => {};
forRoot('a place that root had to make outside of a working folder', () => {
  /** As an earlier start left it. */
  const placeOf = (inside: string, age: number, starter?: number) => {
    const folder = `/var/lib/specwright-${process.pid.toString(16).padStart(12, '0')}`;
    mkdirSync(join(folder, '18'), { recursive: true });
    made.push(folder);
    writeFileSync(join(folder, '18/PG_VERSION'), '18\n');
    writeFileSync(join(folder, 'place-of'), `${inside}\n`);
    if (starter !== undefined) writeFileSync(join(folder, 'throw-away'), `${starter}\n`);
    for (const path of [join(folder, '18'), folder]) utimesSync(path, hoursAgo(age), hoursAgo(age));
    return folder;
  };
  const gone = join(tmpdir(), 'specwright-gone/.specwright/postgres');

  it.each([
    ['of a temporary folder that is gone', () => placeOf(gone, 2), false],
    ['of a temporary folder that is gone, used of late', () => placeOf(gone, 0), true],
    ['of a temporary folder that is there', () => placeOf(tmpdir(), 2), true],
    ['of a folder elsewhere, which may have been moved', () => placeOf('/home/gone/.specwright/postgres', 999), true],
    ['to be thrown away, whose process is gone', () => placeOf(tmpdir(), 0, gonePid()), false],
    ['to be thrown away, whose process is there', () => placeOf(gone, 2, process.pid), true],
  ])('%s is seen for what it is by the next start of any server', async (_what, make, kept) => {
    const folder = make();
    sweep();
    if (!kept) await until(() => !existsSync(folder));
    expect(existsSync(folder)).toBe(kept);
  });

  it('is left alone where a server runs on it', async () => {
    const server = await start(hidden(), { settings });
    const place = dirname(server.folder);
    writeFileSync(join(place, 'throw-away'), `${gonePid()}\n`);
    sweep();
    expect(existsSync(server.folder)).toBe(true);
    await server.stop();
    sweep();
    expect(existsSync(place)).toBe(false);
  });

  it('is left alone where it is not root that made it', () => {
    const folder = placeOf(gone, 2);
    execFileSync('chown', ['65534', folder]);
    sweep();
    expect(existsSync(folder)).toBe(true);
  });

  it('goes with the next start of a server anywhere', async () => {
    const folder = placeOf(gone, 2);
    await start(await usedFolder(), { settings, throwAway: true });
    expect(existsSync(folder)).toBe(false);
  });
});

describe('a process that is killed with a server whose data are to be thrown away', () => {
  it('leaves nothing', async () => {
    const working = workingFolder();
    const lifeline = join(mkdtempSync(join(workingFolder(), 'l-')), 'line');
    // holds the lifeline, as the process of a test run does
    const holder = spawn(process.execPath, [
      '-e',
      `require('node:net').createServer(s => s.resume()).listen(${JSON.stringify(lifeline)}, () => console.log('ready'))`,
    ]);
    await once(holder.stdout, 'data');
    const server = await start(working, { settings, throwAway: true, lifeline });
    holder.kill('SIGKILL');
    await until(() => !isRunning(server.pid));
    await server.ended;
    expect(existsSync(join(working, '.specwright/postgres'))).toBe(false);
    expect(existsSync(socketOf(server.connection))).toBe(false);
  });
});
