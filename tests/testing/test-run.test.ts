import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { until } from '../database/embedded/working-folder.js';
import { folderOf, pets } from '../database/migrations/migrated.js';
import { root } from '../house/source-files.js';
import { cluster } from '../support/postgres.js';

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** A worker of a run: a process that takes a database and says what it got. */
const worker = `
  const { testDatabase } = await import('specwright/testing');
  const { connectDatabase } = await import('specwright/database');
  const own = await testDatabase({ migrations: process.argv[1] });
  const database = connectDatabase({ connection: own.connection });
  await database.knex('pets').insert({ id: 1, name: 'Rex' });
  const { rows } = await database.knex.raw(\`select pg_postmaster_start_time() as began, current_database() as name,
    current_setting('fsync') as fsync, current_setting('work_mem') as memory,
    (select count(*)::int from pets) as pets,
    (select count(*)::int from pg_database where datname like 'template\\\\_%') as templates\`);
  await database.close();
  console.log(JSON.stringify(rows[0]));`;

interface Taken {
  readonly began: string;
  readonly name: string;
  readonly fsync: string;
  readonly memory: string;
  readonly pets: number;
  readonly templates: number;
}

/** A process that begins a run of the package as it is built, has two workers take databases, and ends at a word. */
const runner = (options: object) => `
  import { execFile } from 'node:child_process';
  import { readFileSync } from 'node:fs';
  import { promisify } from 'node:util';
  import { startTestRun } from 'specwright/testing';
  const run = await startTestRun(${JSON.stringify(options)});
  const folder = process.env.SPECWRIGHT_TEST_RUN;
  const take = async () => (await promisify(execFile)(process.execPath,
    ['--input-type=module', '-e', process.argv[1], process.argv[2]])).stdout;
  const taken = (await Promise.all([take(), take()])).map(text => JSON.parse(text));
  const { connection } = JSON.parse(readFileSync(folder + '/cluster.json', 'utf8'));
  console.log(JSON.stringify({ folder, connection, taken }));
  process.stdin.once('data', async () => {
    await Promise.all([run.end(), run.end()]);
    console.log(JSON.stringify({ named: process.env.SPECWRIGHT_TEST_RUN }));
    process.exit();
  });`;

async function begin(options: object, migrations: string) {
  const args = ['--input-type=module', '-e', runner(options), worker, migrations];
  const env = { PATH: process.env['PATH'], SPECWRIGHT_POSTGRES: process.env['SPECWRIGHT_POSTGRES'] ?? 'embedded' };
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  const lines = createInterface(child.stdout);
  const next = async () => JSON.parse(String((await once(lines, 'line'))[0]));
  const told: { folder: string; connection: string; taken: [Taken, Taken] } = await next();
  return { child, next, ...told };
}

/** The server's process, by the lock file beside its data. */
const socketOf = (connection: string) => new URL(connection).searchParams.get('host') ?? '';

describe('a run of tests', () => {
  it('has one server and one template for all its processes, and leaves nothing', async () => {
    const { child, next, folder, connection, taken } = await begin({ settings: { work_mem: '7MB' } }, folderOf(pets));
    const [one, other] = taken;
    expect(one).toEqual({ ...other, name: one.name });
    expect(one).toMatchObject({ fsync: 'off', memory: '7MB', pets: 1, templates: 1 });
    expect(one.name).not.toBe(other.name);
    expect(existsSync(socketOf(connection))).toBe(true);
    child.stdin?.write('end\n');
    expect(await next()).toEqual({});
    expect([folder, socketOf(connection)].filter(existsSync)).toEqual([]);
  });

  it('that is killed takes its server along, and what it left is removed by the next one', async () => {
    const { child, folder, connection } = await begin({}, folderOf(pets));
    child.kill('SIGKILL');
    await once(child, 'close');
    await until(() => !existsSync(socketOf(connection)));
    expect(existsSync(folder)).toBe(true);
    const second = await begin({ server: (await cluster()).connection }, folderOf(pets));
    expect(existsSync(folder)).toBe(false);
    second.child.stdin?.write('end\n');
    await second.next();
  });

  it('uses a server that is there, and starts none', async () => {
    const { connection: there } = await cluster();
    const { child, next, connection, taken } = await begin({ server: there }, folderOf(pets));
    expect(connection).toBe(there);
    expect(taken.map(({ pets: count }) => count)).toEqual([1, 1]);
    child.stdin?.write('end\n');
    await next();
    expect(existsSync(socketOf(there))).toBe(true);
  });
});
