import { type ChildProcess, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import type { Project } from '../codegen/project.js';
import { type Opened, openedDatabase } from '../database/opened.js';
import { projectOfPages } from './project-of-pages.js';

const root = resolve(import.meta.dirname, '../..');

let project: Project;
let opened: Opened;
beforeAll(async () => {
  project = await projectOfPages();
  opened = await openedDatabase();
});
afterAll(async () => {
  await project.remove();
  await opened.close();
});

interface Line {
  readonly level: string;
  readonly message: string;
  readonly port?: number;
}

/** The service as the pages start it, on an empty database. */
async function started() {
  const args = ['--import', join(root, 'tests/support/typescript.mjs'), 'src/main.ts'];
  const env = { DATABASE_URL: opened.connection, PETS_SECRET: 's'.repeat(32), PETS_PORT: '0' };
  const child: ChildProcess = spawn(process.execPath, args, { cwd: project.folder, env });
  let [written, errors] = ['', ''];
  child.stderr?.on('data', piece => (errors += piece));
  const exit = new Promise<number | null>(done => child.on('close', done));
  // as createLogger writes them
  const lines = () =>
    written
      .split('\n')
      .filter(Boolean)
      .map(line => JSON.parse(line) as Line);
  const port = await new Promise<number>((done, reject) => {
    child.stdout?.on('data', piece => {
      written += piece;
      const found = written.endsWith('\n') ? lines().find(({ message }) => message === 'listening') : undefined;
      if (found?.port !== undefined) done(found.port);
    });
    exit.then(code => reject(new Error(`it ended with ${code}: ${errors}`)));
  });
  return { url: `http://127.0.0.1:${port}`, lines, exit, end: () => child.kill('SIGTERM') };
}

describe('the service that the pages on the database make together', () => {
  it('migrates, answers with the ids that its contract has, refuses without a failure, and ends', async () => {
    const { url, lines, exit, end } = await started();
    const ask = async (path: string, body?: object) => {
      const sent = body && {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      };
      const response = await fetch(url + path, sent);
      return { status: response.status, body: await response.json() };
    };
    const database = opened.open();
    expect(await database.knex('owners').insert({ name: 'Ada' }).returning('id')).toEqual([{ id: 1 }]);
    const rex = { id: 1, name: 'Rex', kind: 'dog' };
    expect(await ask('/owners/1/pets', { name: 'Rex', kind: 'dog' })).toEqual({ status: 201, body: rex });
    expect(await ask('/owners/1/pets')).toEqual({ status: 200, body: { items: [rex] } });
    expect(await ask('/owners/1/pets', { name: 'Rex', kind: 'dog' })).toMatchObject({
      status: 409,
      body: { errors: [{ pointer: '/name', code: 'taken' }] },
    });
    expect((await ask('/owners/2/pets', { name: 'Rex', kind: 'dog' })).status).toBe(422);
    expect((await ask('/owners/99999999999999999999/pets')).status).toBe(422);
    expect((await ask('/owners/99999999999999999999/pets', { name: 'Rex', kind: 'dog' })).status).toBe(422);
    expect(await ask('/readyz')).toEqual({
      status: 200,
      body: { status: 'ready', checks: { database: 'ok', migrations: 'ok' } },
    });
    expect(await (await fetch(`${url}/metrics`)).text()).toMatch(/pool/);
    end();
    expect(await exit).toBe(0);
    expect(lines()[0]).toMatchObject({ message: 'migrated', migrations: 1 });
    expect(lines().filter(({ level }) => level !== 'info')).toEqual([]);
  });
});
