import { cpSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ask, endAll, start, workingFolder } from './working-folder.js';

afterEach(endAll);

const settings = { fsync: 'off' };
const isRoot = process.getuid?.() === 0;
const uidOf = (pid: number) => Number(/^Uid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
const groupsOf = (pid: number) => /^Groups:[ \t]*(.*)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]?.trim();

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

describe('a working folder below one that only its owner may enter', () => {
  const hidden = () => {
    const folder = join(workingFolder(0o700), 'clone');
    mkdirSync(folder);
    return folder;
  };
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
  });
});
