import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { placeOf } from '../../../src/database/embedded/place.js';
import {
  type PostgresOptions,
  type RunningPostgres,
  startPostgres,
} from '../../../src/database/embedded/start-postgres.js';
import { FindingsError } from '../../../src/diagnostics/index.js';
import { postgresEnv } from '../../support/postgres.js';

const started: RunningPostgres[] = [];
const folders: string[] = [];

/** A working folder that everybody may enter, or its owner alone; in the run's own, which the next run removes at the latest. */
export function workingFolder(mode = 0o755): string {
  const folder = mkdtempSync(join(process.env['SPECWRIGHT_TEST_RUN'] ?? tmpdir(), 'working-'));
  chmodSync(folder, mode);
  folders.push(folder);
  return folder;
}

/**
 * A working folder with the data of a first start that has ended: a copy costs a small part of one, for whatever is not about
 * that. The data are made once a run.
 * @param env says which Postgres they are of
 */
export async function usedFolder(env: NodeJS.ProcessEnv = postgresEnv()): Promise<string> {
  const data = await usedData(env);
  const folder = workingFolder();
  // with its owner, who is another where root runs the tests
  execFileSync('cp', ['-a', data, placeOf(folder).folder]);
  return folder;
}

/** For a server of its own, whose programs are the pinned ones whatever the tests run on. */
export const pinnedPostgres = Object.freeze({ SPECWRIGHT_POSTGRES: 'embedded' });

async function usedData(env: NodeJS.ProcessEnv): Promise<string> {
  const name = `used-data-${String(env['SPECWRIGHT_POSTGRES']).replaceAll(/\W/g, '-')}`;
  const kept = join(process.env['SPECWRIGHT_TEST_RUN'] ?? workingFolder(), name);
  if (!existsSync(kept)) {
    const server = await startPostgres({ folder: workingFolder(), env, settings: { fsync: 'off' } });
    await server.stop();
    const draft = mkdtempSync(`${kept}-`);
    execFileSync('cp', ['-a', server.folder, draft]);
    rmSync(dirname(server.folder), { recursive: true, force: true });
    // another worker may have been first, with the same
    if (!existsSync(kept)) renameSync(draft, kept);
  }
  // named by the major version
  return join(kept, readdirSync(kept)[0]!);
}

/** Starts a server in a folder; ended by `endAll`. */
export async function start(folder: string, options: Partial<PostgresOptions> = {}): Promise<RunningPostgres> {
  const server = await startPostgres({ folder, env: postgresEnv(), ...options });
  started.push(server);
  return server;
}

/** For afterEach: ends what was started, and removes all of it, also what had to lie outside of the working folder. */
export async function endAll(): Promise<void> {
  const servers = started.splice(0);
  // all of them first: a later one may run on the data of an earlier one
  for (const server of servers) await server.stop();
  for (const { folder } of servers) rmSync(dirname(folder), { recursive: true, force: true });
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Asks one question over a connection of its own. */
export async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The code and message of the one finding that something fails with. */
export async function faultOf(work: () => unknown): Promise<{ code: string; message: string; remedy: string }> {
  try {
    await work();
  } catch (error) {
    if (error instanceof FindingsError && error.findings[0]) return error.findings[0];
    throw error;
  }
  throw new Error('it did not fail');
}

/** Whether a process is there and not merely waiting to be reaped. */
export function isRunning(pid: number): boolean {
  try {
    return !/^State:\s*Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** Asks until it holds: what another process does has no moment of its own. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise(resolve => setTimeout(resolve, 10));
}
