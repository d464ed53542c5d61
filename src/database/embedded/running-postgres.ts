import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connectionUrl } from './address.js';
import { runningOn } from './leftovers.js';
import { readPasswords } from './passwords.js';
import { placeOf } from './place.js';
import type { RunningPostgres } from './start-postgres.js';

/** A start that takes longer is still told of, and connecting to it says what is wrong. */
const patience = 10_000;

/**
 * The Postgres of a working folder that another process has started, such as a server that runs.
 * @param folder the working folder, as `startPostgres` takes it; nothing is made in it
 * @returns undefined where none runs, or whose data are not for this user to read
 */
export async function runningPostgres(
  folder: string,
): Promise<Pick<RunningPostgres, 'connection' | 'administration' | 'folder' | 'pid'> | undefined> {
  const working = resolve(folder);
  if (!existsSync(join(working, '.specwright', 'postgres'))) return undefined;
  const place = placeOf(working);
  for (const major of place.majors) {
    const data = join(place.folder, String(major));
    const pid = runningOn(data);
    const passwords = readPasswords(data);
    if (pid === undefined || !passwords) continue;
    const address = await addressOf(data);
    if (!address) continue;
    return {
      connection: connectionUrl(address, 'specwright', passwords, 'specwright'),
      administration: connectionUrl(address, 'postgres', passwords, 'postgres'),
      folder: data,
      pid,
    };
  }
  return undefined;
}

/** Where the server is reached, as soon as its lock file says that it is ready. */
async function addressOf(data: string) {
  for (const end = performance.now() + patience; ; await pause(100)) {
    // https://www.postgresql.org/docs/current/storage-file-layout.html says what postmaster.pid is; its lines are those of
    // pidfile.h: the process, the data, the time, the port, the folder of the socket, the host, the shared memory, the state
    const [, , , port = '', socketFolder = '', , , state] = linesOf(join(data, 'postmaster.pid'));
    if (state?.trim() === 'ready' || (port !== '' && performance.now() > end)) {
      return { host: '127.0.0.1', port: Number(port), socketFolder: socketFolder || undefined };
    }
    if (performance.now() > end) return undefined;
  }
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    // it ended meanwhile
    return [];
  }
}
