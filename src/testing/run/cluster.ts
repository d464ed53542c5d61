import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { startPostgres } from '../../database/index.js';
import type { TestRunOptions } from './options.js';
import { runFolder } from './run-folder.js';

/** The server of a run. */
export interface Cluster {
  /** The URL of the role that makes databases, and is no superuser where we have started the server. */
  readonly connection: string;
  /** The superuser's, and the version, where we have started it. */
  readonly administration?: string;
  readonly version?: string;
}

/** What the run's beginning says to whoever starts the server. */
export interface Order extends TestRunOptions {
  readonly lifeline: string;
}

export const orderFile = 'order.json';

/** What a crash of the host would lose is not needed after a run; and statistics change when a test says so, not by the clock. */
const fast = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  max_connections: '300',
};

/** By folder: a process may see one run end and another begin. */
const found = new Map<string, Promise<Cluster>>();

/** The run's server, which the first of all processes that asks starts. */
export function cluster(): Promise<Cluster> {
  const folder = runFolder();
  const known = found.get(folder) ?? findCluster(folder);
  found.set(folder, known);
  return known;
}

async function findCluster(folder: string): Promise<Cluster> {
  const ready = join(folder, 'cluster.json');
  if (isFirst(join(folder, 'starting'))) {
    const told = await startCluster(folder).catch(error => ({ failure: String(error) }));
    writeFileSync(ready, `${JSON.stringify(told)}\n`, { mode: 0o600 });
  }
  for (;;) {
    const text = readIfThere(ready);
    // the line's end is written last
    if (text?.endsWith('\n')) return clusterOf(text);
    await setTimeout(20);
  }
}

async function startCluster(folder: string): Promise<Cluster> {
  // written when the run began
  const order = JSON.parse(readFileSync(join(folder, orderFile), 'utf8')) as Order;
  if (order.server !== undefined) return { connection: order.server };
  const { connection, administration, version } = await startPostgres({
    folder,
    lifeline: order.lifeline,
    throwAway: true,
    settings: { ...fast, ...order.settings },
    env: { ...process.env, ...(order.postgres !== undefined && { SPECWRIGHT_POSTGRES: order.postgres }) },
  });
  return { connection, administration, version };
}

function clusterOf(text: string): Cluster {
  // written above
  const told = JSON.parse(text) as Cluster & { readonly failure?: string };
  if (told.failure !== undefined) throw new Error(`The run's Postgres did not start: ${told.failure}`);
  return told;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Exactly one of all processes makes a folder. */
function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
