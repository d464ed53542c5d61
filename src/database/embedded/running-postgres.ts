import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type Address, connectionUrl } from './address.js';
import { runningOn } from './leftovers.js';
import { type Passwords, readPasswords } from './passwords.js';
import { placeOf } from './place.js';
import type { RunningPostgres } from './start-postgres.js';

type Found = Pick<RunningPostgres, 'connection' | 'administration' | 'folder' | 'pid'>;

/** A start that takes longer is still told of, and connecting to it says what is wrong. */
const patience = 10_000;

/**
 * The Postgres of a working folder that another process has started, such as a server that runs.
 * @param folder the working folder, as `startPostgres` takes it; nothing is made in it
 * @returns undefined where none runs, or whose data are not for this user to read
 */
export async function runningPostgres(folder: string): Promise<Found | undefined> {
  const working = resolve(folder);
  if (!existsSync(join(working, '.specwright', 'postgres'))) return undefined;
  const place = placeOf(working);
  for (const major of place.majors) {
    const data = join(place.folder, String(major));
    const pid = runningOn(data);
    const passwords = readPasswords(data);
    if (pid === undefined || !passwords) continue;
    const found = await ready(data, passwords, pid);
    if (found) return found;
  }
  return undefined;
}

/** The server, as soon as whoever starts it has made its database: at the first start that comes after the first connection. */
async function ready(data: string, passwords: Passwords, pid: number): Promise<Found | undefined> {
  for (const end = performance.now() + patience; ; await pause(100)) {
    const isOver = performance.now() > end;
    const address = addressOf(data);
    if (!address && isOver) return undefined;
    if (!address) continue;
    const connection = connectionUrl(address, 'specwright', passwords, 'specwright');
    const administration = connectionUrl(address, 'postgres', passwords, 'postgres');
    if (isOver || (await answers(connection))) return { connection, administration, folder: data, pid };
  }
}

/**
 * Where the server is reached. The lines of postmaster.pid are those of pidfile.h: the process, the data, the time, the port,
 * the folder of the socket, the host ... https://www.postgresql.org/docs/current/storage-file-layout.html
 */
function addressOf(data: string): Address | undefined {
  const [, , , port = '', socketFolder = ''] = linesOf(join(data, 'postmaster.pid'));
  if (port === '') return undefined;
  return { host: '127.0.0.1', port: Number(port), socketFolder: socketFolder || undefined };
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    // it ended meanwhile
    return [];
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  // a connection that breaks later is nobody's affair
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
