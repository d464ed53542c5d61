import pg from 'pg';
import { codeOf } from './code-of.js';
import type { Supervised } from './supervisor.js';

/** A setting of ours that tells the server of one start from that of another. */
export const markSetting = 'specwright.start';

/** Answers to a first connection that say: not yet. */
const notYet = new Set(['57P03', 'ENOENT', 'ECONNREFUSED', 'ECONNRESET']);

/**
 * Waits until the server takes connections.
 * @param url of the superuser
 * @param mark what the server was started with: on the same data another start's server may answer at the same place
 * @returns the connection, or why there is none: the server has ended, or did not answer in time
 */
export async function firstConnection(
  url: string,
  supervised: Supervised,
  patience: number,
  mark: string,
): Promise<pg.Client | 'ended' | 'silent'> {
  let ended = false;
  supervised.ended.then(() => (ended = true));
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    if (ended) return 'ended';
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
    client.on('error', () => {});
    try {
      await client.connect();
      if (await bears(client, mark)) return client;
      await client.end();
    } catch (error) {
      if (!isNotYet(error)) throw error;
    }
    await new Promise(resolve => setTimeout(resolve, 15));
  }
  return 'silent';
}

async function bears(client: pg.Client, mark: string): Promise<boolean> {
  const { rows } = await client.query<{ mark: string | null }>('select current_setting($1, true) as mark', [
    markSetting,
  ]);
  return rows[0]?.mark === mark;
}

function isNotYet(error: unknown): boolean {
  const code = codeOf(error);
  // pg's own errors have none: it gave up waiting, or the server hung up
  return code === undefined ? /terminated|timeout/i.test(String(error)) : notYet.has(code);
}

/** Makes the owner and the database where they are not there: a first start may have been cut short anywhere. */
export async function ensureDatabase(client: pg.Client, password: string): Promise<void> {
  const { rows } = await client.query<{ role: boolean; database: boolean }>(
    `select exists (select from pg_roles where rolname = 'specwright') as role,
            exists (select from pg_database where datname = 'specwright') as database`,
  );
  // the role is no superuser: what gets hold of a connection gets at the data, not at the host
  if (!rows[0]?.role) {
    await client.query(`create role specwright login createdb password ${client.escapeLiteral(password)}`);
    await client.query('grant pg_monitor, pg_signal_backend to specwright');
  }
  if (!rows[0]?.database) await client.query('create database specwright owner specwright');
}
