import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endAll, pinnedPostgres, usedFolder } from '../database/embedded/working-folder.js';
import { greeting, type Process, startServer } from './real-process.js';

const root = join(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
/** The lines of the README that ask a registry. */
const lines = readme
  .split('\n')
  .filter(line => line.startsWith('curl ') && line.includes('3000'))
  .filter(line => !line.includes('greetings'));

let folder: string;
let server: Process;
let url: string;
let key: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'specwright-start-'));
  // so that root's server, which runs as somebody else, has its data in it and they go with it
  chmodSync(folder, 0o711);
  server = startServer({ DATA_FOLDER: folder, PORT: '0', SPECWRIGHT_POSTGRES: 'embedded' });
  ({ url, key } = await greeting(server));
});
afterAll(async () => {
  await server.end('SIGINT');
  await endAll();
  rmSync(folder, { recursive: true, force: true });
});

/** The processes that a process has started, and those that they have. */
function descendants(pid: number): readonly number[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const all = stdout
    .trim()
    .split('\n')
    .map(line => line.trim().split(/\s+/).map(Number));
  const below = (parent: number): number[] =>
    all.filter(([, of]) => of === parent).flatMap(([own = 0]) => [own, ...below(own)]);
  return below(pid);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('npm start', () => {
  it('is shown in the README by five lines', () => {
    expect(lines).toHaveLength(5);
  });

  it.each(lines)('does what the README says: %s', line => {
    const typed = line.replaceAll('http://127.0.0.1:3000', url).replace('curl ', 'curl -sS -w "\\n%{http_code}" ');
    const { stdout, stderr } = spawnSync('bash', ['-c', typed], {
      cwd: root,
      env: { ...process.env, KEY: key },
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(stdout).toMatch(/\n20[01]$/);
  });

  it('ends with Ctrl-C, leaves no process behind, and keeps its data and its key', async () => {
    const processes = descendants(server.child.pid!);
    // a supervisor, Postgres, and its own
    expect(processes.length).toBeGreaterThan(4);
    expect(await server.end('SIGINT')).toBe(0);
    expect(processes.filter(isAlive)).toEqual([]);
    server = startServer({ DATA_FOLDER: folder, PORT: '0', SPECWRIGHT_POSTGRES: 'embedded' });
    const again = await greeting(server);
    expect(again.key).toBe('');
    const headers = { authorization: `Bearer ${key}` };
    const response = await fetch(`${again.url}/v1/apis/registry/versions`, { headers });
    expect({ status: response.status, items: ((await response.json()) as { items: unknown[] }).items.length }).toEqual({
      status: 200,
      items: 1,
    });
  });

  it('tells the key to whoever starts it, and not to the log', () => {
    expect(key).toMatch(/^sw_[\w-]{43}$/);
    expect(server.log()).not.toContain(key);
  });
});

describe('whoever has lost the key', () => {
  it('makes another and revokes it while the server runs on its own Postgres, which is left running', async () => {
    const run = (...args: readonly string[]) =>
      spawnSync(process.execPath, [join(root, 'dist/cli/main.cjs'), 'key', ...args], {
        env: { PATH: process.env['PATH'], DATA_FOLDER: folder, SPECWRIGHT_POSTGRES: 'embedded' },
        encoding: 'utf8',
      });
    const made = run('new', 'ada');
    expect([made.status, made.stderr]).toEqual([
      0,
      expect.stringMatching(/^database: the Postgres on .* process \d+ runs/),
    ]);
    const headers = { authorization: `Bearer ${made.stdout.trim()}` };
    const { url: now } = await greeting(server);
    expect((await fetch(`${now}/v1/apis`, { headers })).status).toBe(200);
    expect(run('revoke', 'ada').status).toBe(0);
    expect((await fetch(`${now}/readyz`)).status).toBe(200);
  });
});

describe('a second start on the same data', () => {
  it('is refused and told which process has them, and leaves that one alone', async () => {
    const second = startServer({ DATA_FOLDER: folder, PORT: '0', SPECWRIGHT_POSTGRES: 'embedded' });
    expect(await second.ended).toBe(1);
    const [, pid] = /The process (\d+) runs a Postgres on/.exec(second.said()) ?? [];
    expect(descendants(server.child.pid!)).toContain(Number(pid));
    expect((await fetch(`${(await greeting(server)).url}/readyz`)).status).toBe(200);
  });
});

describe('a start that can not be', () => {
  it.each([
    ['a port that is none', { PORT: 'http' }, 'PORT'],
    ['a database that is none', { DATABASE_URL: 'mysql://root:secret@localhost/x' }, 'DATABASE_URL'],
    [
      'a database that is not there',
      { DATABASE_URL: 'postgres://a:secret@127.0.0.1:1/x', DATABASE_WAIT: '600ms' },
      'DATABASE_URL',
    ],
  ])('ends with 1 and names %s, never its value', async (_what, env, named) => {
    const failing = startServer(env as unknown as Record<string, string>);
    expect(await failing.ended).toBe(1);
    expect(failing.said()).toContain(named);
    expect(failing.said() + failing.log()).not.toContain('secret');
  });

  it('is that on a port that was asked for and is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise(resolve => other.once('listening', resolve));
    const address = other.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const failing = startServer({ DATA_FOLDER: await usedFolder(pinnedPostgres), PORT: port, ...pinnedPostgres });
    expect(await failing.ended).toBe(1);
    expect(failing.said()).toContain('PORT');
    // nothing else is wrong, and nothing else is said to be
    expect(failing.log()).not.toContain('"error"');
    other.close();
  });
});
