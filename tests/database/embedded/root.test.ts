import { chownSync, cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unprivilegedAccount } from '../../../src/database/embedded/account.js';
import { embeddedPackage } from '../../../src/database/embedded/embedded-package.js';
import { findPostgres } from '../../../src/database/embedded/find-postgres.js';
import { shortHash } from '../../../src/database/embedded/place.js';
import { ask, endAll, faultOf, start, workingFolder } from './working-folder.js';

afterEach(endAll);

const settings = { fsync: 'off' };
const isRoot = process.getuid?.() === 0;
const uidOf = (pid: number) => Number(/^Uid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
const groupsOf = (pid: number) => /^Groups:[ \t]*(.*)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]?.trim();

const hidden = () => {
  const folder = join(workingFolder(0o700), 'clone');
  mkdirSync(folder);
  return folder;
};

describe('the user that Postgres runs as', () => {
  it('is us, or somebody else where we are root, with none of our groups; accounts stay as they were', async () => {
    const accounts = readFileSync('/etc/passwd', 'utf8');
    const { pid, folder } = await start(workingFolder(), { settings });
    if (isRoot) {
      expect(uidOf(pid)).not.toBe(0);
      expect(groupsOf(pid)).toBe('');
    } else expect(uidOf(pid)).toBe(process.getuid?.());
    expect(statSync(folder).uid).toBe(uidOf(pid));
    expect(readFileSync('/etc/passwd', 'utf8')).toBe(accounts);
  });
});

// who is not root runs it as the user that it is
const forRoot = isRoot ? describe : () => {};
forRoot('root', () => {
  it('is told what to do on a host without an account for it', async () => {
    const list = join(workingFolder(), 'passwd');
    writeFileSync(list, 'root:x:0:0::/root:/bin/sh\nme:x:1000:1000::/:/bin/sh\npostgres:x:0:0::/:/bin/sh\n');
    const { code, message, remedy } = await faultOf(() => unprivilegedAccount(undefined, list));
    expect({ code, message }).toEqual({
      code: 'postgres-account-missing',
      message: 'Postgres does not run as root, and there is no account postgres or nobody',
    });
    expect(remedy).toMatch(/DATABASE_URL/);
    writeFileSync(list, 'nobody:x:65534:65534::/:/bin/sh\npostgres:x:70:71::/:/bin/sh\n');
    expect(unprivilegedAccount(undefined, list)).toEqual({ uid: 70, gid: 71 });
    expect(unprivilegedAccount({ uid: 65534, gid: 65534 }, list)).toEqual({ uid: 65534, gid: 65534 });
  });

  it('has the programs of a package that only it can get at run from a copy', () => {
    const root = join(workingFolder(0o700), 'package');
    cpSync(dirname(embeddedPackage()!.folder), root, { recursive: true });
    const place = workingFolder();
    const account = unprivilegedAccount();
    const found = findPostgres({ SPECWRIGHT_POSTGRES: root }, { place, account });
    expect(found).toMatchObject({
      origin: 'embedded',
      folder: join(place, `programs-${embeddedPackage()!.version}/bin`),
    });
    // whoever can get at the package itself has no copy
    expect(findPostgres({ SPECWRIGHT_POSTGRES: root }, { place, account: undefined }).folder).toBe(
      join(root, 'native/bin'),
    );
  });

  it('does not take a place that somebody else has put where its own would be', async () => {
    const working = hidden();
    const inside = join(working, '.specwright/postgres');
    const squatted = `/var/lib/specwright-${shortHash(inside)}`;
    mkdirSync(squatted);
    chownSync(squatted, 65534, 65534);
    try {
      const { folder } = await start(working, { settings });
      expect(dirname(folder)).not.toBe(squatted);
      expect(readFileSync(join(inside, 'place'), 'utf8')).toBe(`${dirname(folder)}\n`);
    } finally {
      rmSync(squatted, { recursive: true });
    }
  });
});

describe('a working folder below one that only its owner may enter', () => {
  it('serves, with the data where the server gets at them, and says where', async () => {
    const working = hidden();
    const { connection, folder } = await start(working, { settings });
    expect(await ask(connection, 'select 1 as one')).toEqual([{ one: 1 }]);
    const inside = join(working, '.specwright/postgres');
    if (isRoot) expect(readFileSync(join(inside, 'place'), 'utf8')).toBe(`${dirname(folder)}\n`);
    else expect(dirname(folder)).toBe(inside);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('keeps its data over a stop and a start', async () => {
    const working = hidden();
    const first = await start(working, { settings });
    await ask(first.connection, 'create table pets as select 7 as id');
    await first.stop();
    const second = await start(working, { settings });
    expect(second.folder).toBe(first.folder);
    expect(await ask(second.connection, 'select id from pets')).toEqual([{ id: 7 }]);
  });

  it('does not share its data with a copy of itself', async () => {
    const working = hidden();
    const first = await start(working, { settings });
    await ask(first.connection, 'create table pets as select 7 as id');
    await first.stop();
    const copy = `${working}-copy`;
    cpSync(working, copy, { recursive: true });
    const second = await start(copy, { settings });
    expect(second.folder).not.toBe(first.folder);
    // an ordinary user's data are in the folder, and were copied with it
    if (isRoot) await expect(ask(second.connection, 'select id from pets')).rejects.toMatchObject({ code: '42P01' });
  });

  it('takes its data along when it is moved', async () => {
    const working = hidden();
    const first = await start(working, { settings });
    await ask(first.connection, 'create table pets as select 7 as id');
    await first.stop();
    const moved = `${working}-moved`;
    cpSync(working, moved, { recursive: true });
    rmSync(working, { recursive: true });
    const second = await start(moved, { settings });
    expect(await ask(second.connection, 'select id from pets')).toEqual([{ id: 7 }]);
    await second.stop();
    // for good: another folder at the old place does not get them back
    mkdirSync(join(working, '.specwright/postgres'), { recursive: true });
    const third = await start(moved, { settings });
    expect(third.folder).toBe(second.folder);
    expect(await ask(third.connection, 'select id from pets')).toEqual([{ id: 7 }]);
  });
});
