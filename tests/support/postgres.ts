import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { connectDatabase } from '../../src/database/connect/connect.js';
import { startPostgres } from '../../src/database/embedded/start-postgres.js';

/** A database of a test's own. */
export interface TestDatabase {
  /** The URL, as the database's owner, who may make further databases and is no superuser. */
  readonly connection: string;
  drop(): Promise<void>;
}

interface Cluster {
  readonly connection: string;
  readonly administration: string;
  readonly version: string;
}

/** What a crash of the host would lose is not needed after a run; and statistics change when a test says so, not by the clock. */
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  max_connections: '300',
};

/**
 * Makes a database on the run's own server, which the first call of a run starts.
 * @param options.migrations a folder of migrations, which the database has had: they run once for all that ask for them
 */
export async function testDatabase(options: { migrations?: string } = {}): Promise<TestDatabase> {
  const { connection } = await cluster();
  const template = options.migrations === undefined ? 'template1' : await templateOf(options.migrations, connection);
  const name = `t_${process.pid}_${randomBytes(6).toString('hex')}`;
  await execute(connection, `create database ${name} template ${template}`);
  return {
    connection: databaseUrl(connection, name),
    drop: () => execute(connection, `drop database if exists ${name} with (force)`),
  };
}

/** The run's server: also the URL of its superuser and its version, for tests of the server itself. */
export async function cluster(): Promise<Cluster> {
  return (found ??= await findCluster());
}

let found: Cluster | undefined;

async function findCluster(): Promise<Cluster> {
  const folder = process.env['SPECWRIGHT_TEST_RUN'];
  if (!folder) throw new Error('tests/support/test-run.mjs is not the globalSetup of this run');
  const ready = join(folder, 'cluster.json');
  const isFirst = claim(join(folder, 'starting'));
  if (isFirst) await startCluster(folder, ready).catch(error => writeFileSync(ready, failure(error)));
  for (;;) {
    const text = readIfThere(ready);
    if (text?.endsWith('\n')) return clusterOf(text);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

/** The pinned programs, whatever the host has, unless others are asked for. */
export function postgresEnv(): NodeJS.ProcessEnv {
  return { SPECWRIGHT_POSTGRES: 'embedded', ...process.env };
}

async function startCluster(folder: string, ready: string): Promise<void> {
  const { connection, administration, version } = await startPostgres({
    folder,
    lifeline: join(folder, 'lifeline'),
    settings,
    env: postgresEnv(),
  });
  const wanted = process.env['SPECWRIGHT_TEST_POSTGRES'];
  if (wanted && !version.startsWith(`${wanted}.`))
    throw new Error(`Postgres ${wanted} was asked for, this is ${version}`);
  writeFileSync(ready, `${JSON.stringify({ connection, administration, version })}\n`);
}

const failure = (error: unknown) => `${JSON.stringify({ failure: String(error) })}\n`;

function clusterOf(text: string): Cluster {
  // written above
  const told = JSON.parse(text) as Cluster & { failure?: string };
  if (told.failure !== undefined) throw new Error(`the run's Postgres did not start: ${told.failure}`);
  return told;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Whether we are the first to make a folder: exactly one of all workers is. */
function claim(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

function databaseUrl(connection: string, name: string): string {
  const url = new URL(connection);
  url.pathname = `/${name}`;
  return url.href;
}

async function execute(connection: string, sql: string): Promise<void> {
  await withClient(connection, client => client.query(sql));
}

async function withClient<T>(connection: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: connection });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The template for a folder of migrations, named by their content: made by whoever gets the lock first. */
async function templateOf(folder: string, connection: string): Promise<string> {
  const hash = hashOf(folder);
  const name = `template_${hash}`;
  await withClient(connection, async client => {
    await client.query('select pg_advisory_lock($1)', [Number.parseInt(hash.slice(0, 12), 16)]);
    const { rowCount } = await client.query('select from pg_database where datname = $1 and datistemplate', [name]);
    if (rowCount) return;
    await client.query(`drop database if exists ${name}`);
    await client.query(`create database ${name}`);
    await migrate(folder, databaseUrl(connection, name));
    await client.query(`alter database ${name} is_template true`);
  });
  return name;
}

function hashOf(folder: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) hash.update(`\0${name}\0`).update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 16);
}

async function migrate(folder: string, connection: string): Promise<void> {
  const { createMigrator } = await import('../../src/database/migrations/migrator.js');
  const database = connectDatabase({ connection });
  try {
    await createMigrator(database, { folder }).up();
  } finally {
    await database.close();
  }
}
