import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { postgresEnv } from '../../support/postgres.js';
import { ask, endAll, isRunning, start, until, usedFolder } from './working-folder.js';

const children: ChildProcess[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await endAll();
});

const entry = pathToFileURL(join(import.meta.dirname, '../../../dist/database/index.js')).href;

/** A process of the package as it is built, in a group of its own, that starts a server and does no more. */
async function parentWith(folder: string, then: string) {
  const program = `import { startPostgres } from '${entry}';
    const server = await startPostgres({ folder: process.argv[1], settings: { fsync: 'off' } });
    ${then}
    console.log(JSON.stringify({ pid: server.pid, connection: server.connection }));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, folder], {
    detached: true,
    env: postgresEnv(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [line] = await once(createInterface(child.stdout), 'line');
  const { pid, connection } = JSON.parse(String(line)) as { pid: number; connection: string };
  return { child, pid, connection };
}

describe('the server', () => {
  it('ends by a proper shutdown when the process that started it is killed', async () => {
    const folder = await usedFolder();
    const { child, pid, connection } = await parentWith(folder, 'setInterval(() => {}, 1000);');
    expect(await ask(connection, 'select 1 as one')).toEqual([{ one: 1 }]);
    child.kill('SIGKILL');
    await until(() => !isRunning(pid));
    const again = await start(folder, { settings: { fsync: 'off' } });
    const log = readFileSync(join(dirname(again.folder), 'postgres.log'), 'utf8');
    expect(log).toContain('database system is shut down');
    expect(log).not.toContain('was not properly shut down');
  });

  it('ends when that process ends without a word, which it does not hinder', async () => {
    const { child, pid } = await parentWith(await usedFolder(), '');
    const [code] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode];
    expect(code).toBe(0);
    await until(() => !isRunning(pid));
  });

  it('outlives Ctrl-C, which a terminal sends to the whole group, until it is stopped', async () => {
    const last = `import { existsSync } from 'node:fs';
      const alive = setInterval(() => {}, 1000);
      process.once('SIGINT', async () => {
        clearInterval(alive);
        await new Promise(resolve => setTimeout(resolve, 300));
        console.log('alive', existsSync('/proc/' + server.pid));
        await server.stop();
        console.log('stopped');
      });`;
    const { child, pid } = await parentWith(await usedFolder(), last);
    const lines: string[] = [];
    createInterface(child.stdout!).on('line', line => lines.push(line));
    process.kill(-child.pid!, 'SIGINT');
    await once(child, 'close');
    expect(lines).toEqual(['alive true', 'stopped']);
    expect(isRunning(pid)).toBe(false);
  });

  it('is stopped by the process when the supervisor between them is killed', async () => {
    const server = await start(await usedFolder(), { settings: { fsync: 'off' } });
    process.kill(parentOf(server.pid), 'SIGKILL');
    await server.ended;
    expect(isRunning(server.pid)).toBe(false);
  });
});

function parentOf(pid: number): number {
  return Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}
