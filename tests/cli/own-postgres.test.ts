import { once } from 'node:events';
import { chmodSync, readdirSync } from 'node:fs';
import { ask, endAll, start, workingFolder } from '../database/embedded/working-folder.js';
import { put } from '../database/migrations/migrated.js';
import { postgresEnv } from '../support/postgres.js';
import { startBuilt } from './built.js';
import { type Outcome, runCli } from './run-cli.js';

const migration = `
export const up = knex => knex.raw('create table pets (id int)');
export const down = knex => knex.raw('drop table pets');
`;

function project(): string {
  const cwd = workingFolder();
  put(cwd, { 'migrations/20260101000000_create_pets.js': migration });
  chmodSync(cwd, 0o755);
  return cwd;
}

const env = (more: Record<string, string> = {}) => ({ ...(postgresEnv() as Record<string, string>), ...more });
const db = (cwd: string, args: readonly string[], more: Record<string, string> = {}): Promise<Outcome> =>
  runCli(['db', ...args], { cwd, env: env(more) });

afterEach(endAll);

describe('specwright db without a DATABASE_URL', () => {
  it("starts the project's own Postgres, keeps the data, and leaves no server behind", async () => {
    const cwd = project();
    const first = await db(cwd, ['up']);
    expect(first).toMatchObject({ code: 0, stdout: expect.stringMatching(/^up {4}20260101000000_create_pets/) });
    expect(first.stderr).toBe(
      'DATABASE_URL is not set: the Postgres of this project is used, in .specwright/postgres\n',
    );
    expect(await db(cwd, ['status'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^applied /) });
    const url = await db(cwd, ['url']);
    expect(url).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('specwright db start') });
    // to be ended, and its data removed, by what starts it here
    await start(cwd);
  });

  it.each([
    ['up', '--lock-timeout', 'x'],
    ['up', '--table-lock-timeout', '-1'],
    ['down', '--steps', '0'],
  ])('starts none for db %s %s %s, which can not be meant', async (...args) => {
    const cwd = project();
    const { code, stderr } = await db(cwd, args);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('(usage-invalid)') });
    expect(stderr).not.toContain('Postgres');
    expect(readdirSync(cwd)).toEqual(['migrations']);
  });

  it('makes none in a folder without migrations, which is no project', async () => {
    const cwd = workingFolder();
    const { code, stderr } = await db(cwd, ['status']);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('does not exist (ENOENT)') });
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('uses the one that runs, which goes on, and prints the URL that leads to it', async () => {
    const cwd = project();
    const { connection, pid } = await start(cwd);
    const up = await db(cwd, ['up']);
    expect(up).toMatchObject({ code: 0, stderr: expect.stringContaining(`which process ${pid} runs`) });
    const { code, stdout } = await db(cwd, ['url']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${connection}\n` });
    expect(await ask(stdout.trim(), 'select count(*)::int as n from pets')).toEqual([{ n: 0 }]);
    const json = await db(cwd, ['url', '--format', 'json']);
    expect(JSON.parse(json.stdout)).toEqual({ url: connection, findings: [] });
  });

  it('takes the folder of DATA_FOLDER, and in production none but that', async () => {
    const cwd = project();
    const elsewhere = workingFolder();
    const { connection } = await start(elsewhere);
    const without = await db(cwd, ['status'], { NODE_ENV: 'production' });
    expect(without).toMatchObject({ code: 2, stderr: expect.stringContaining('DATABASE_URL is not set') });
    const named = await db(cwd, ['url'], { NODE_ENV: 'production', DATA_FOLDER: elsewhere });
    expect(named).toMatchObject({ code: 0, stdout: `${connection}\n` });
  });

  it('starts none where a variable names another, and prints that', async () => {
    const cwd = project();
    const other = { DATABASE_URL: 'postgres://u:p@127.0.0.1:1/d' };
    expect(await db(cwd, ['url'], other)).toMatchObject({ code: 0, stdout: 'postgres://u:p@127.0.0.1:1/d\n' });
    expect(await db(cwd, ['start'], other)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('none is started'),
    });
    put(cwd, { 'specwright.config.yaml': 'database: { url: PETS_URL }\n' });
    expect(await db(cwd, ['url'])).toMatchObject({ code: 2, stderr: expect.stringContaining('PETS_URL is not set') });
  });

  it('runs one until Ctrl-C, in a process of its own', async () => {
    const cwd = project();
    const running = startBuilt(['db', 'start'], cwd, env());
    const closed = once(running, 'close');
    let url = await db(cwd, ['url']);
    for (let tries = 0; url.code !== 0 && running.exitCode === null && tries < 600; tries++) {
      await new Promise(done => setTimeout(done, 100));
      url = await db(cwd, ['url']);
    }
    expect(await ask(url.stdout.trim(), 'select 1 as one')).toEqual([{ one: 1 }]);
    running.kill('SIGINT');
    expect(await closed).toEqual([0, null]);
    expect((await db(cwd, ['url'])).code).toBe(2);
    await start(cwd);
  });
});
