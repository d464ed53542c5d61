import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { endAll, pinnedPostgres, usedFolder } from '../database/embedded/working-folder.js';
import { greeting, type Process, startServer } from './real-process.js';

let server: Process;
let ask: (path: string, init?: RequestInit) => Promise<Response>;
beforeEach(async () => {
  const env = { DATA_FOLDER: await usedFolder(pinnedPostgres), PORT: '0', ...pinnedPostgres, JOB_EXPIRY: '2s' };
  server = startServer(env);
  const { url, key } = await greeting(server);
  ask = (path, init = {}) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/yaml' };
    return fetch(`${url}${path}`, { ...init, headers });
  };
}, 120_000);
afterEach(async () => {
  await server.end('SIGKILL');
  await endAll();
});

/** The process id of the Postgres that has its data where the server said; undefined where there is none. */
function postmaster(): number | undefined {
  const [, data = ''] = /its data in (.+)\n/.exec(server.said()) ?? [];
  const file = join(data, 'postmaster.pid');
  const pid = existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : 0;
  return pid > 0 ? pid : undefined;
}

async function killPostgres(): Promise<number> {
  await until(async () => postmaster() !== undefined);
  const pid = postmaster()!;
  process.kill(pid, 'SIGKILL');
  return pid;
}

/** Waits until another one answers; what /readyz says is kept for a second. */
const another = (killed: number) =>
  until(async () => ![undefined, killed].includes(postmaster()) && (await ask('/v1/apis/registry')).status === 200);

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1200; tries += 1) {
    if (await holds()) return;
    await pause(50);
  }
  throw new Error(`It does not hold: ${holds}; ${server.log().slice(-2000)}`);
}

/** So long that its inspection takes a while. */
function longDocument(): string {
  const paths = Array.from(
    { length: 4000 },
    (_, index) => `  /p${index}:\n    get: { operationId: get${index}, responses: { '200': { description: A. } } }\n`,
  );
  return `openapi: 3.1.0\ninfo: { title: Long, version: '1' }\npaths:\n${paths.join('')}`;
}

describe("kill -9 of the server's own Postgres", () => {
  it('has it started again, twice over, and the server ends as ever', async () => {
    for (let kills = 0; kills < 2; kills += 1) await another(await killPostgres());
    await until(async () => (await ask('/readyz')).status === 200);
    expect(server.log()).toContain('Postgres has ended by itself');
    expect(server.log()).toContain('Postgres was started again');
    const last = postmaster()!;
    expect(await server.end('SIGTERM')).toBe(0);
    expect(() => process.kill(last, 0)).toThrow('ESRCH');
  }, 120_000);

  it('amid a job has the job done once it is there again', async () => {
    const path = '/v1/apis/registry/versions/long';
    expect((await ask(path, { method: 'PUT', body: longDocument() })).status).toBe(201);
    expect(await (await ask(`${path}/inspection`)).json()).toMatchObject({ status: 'pending' });
    await another(await killPostgres());
    await until(async () => {
      const answer = await ask(`${path}/inspection`);
      return answer.ok && (await answer.text()).includes('"done"');
    });
    expect(await server.end('SIGTERM')).toBe(0);
  }, 120_000);

  it('that can not be started again ends the server with 1', async () => {
    const [, data = ''] = /its data in (.+)\n/.exec(server.said()) ?? [];
    rmSync(join(data, 'PG_VERSION'));
    await killPostgres();
    expect(await server.ended).toBe(1);
    expect(server.log()).toContain('Postgres could not be started again');
    expect(server.log()).toContain('Postgres does not stay: ending, with exit code 1');
  }, 120_000);
});
