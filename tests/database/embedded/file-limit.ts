import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import type { RunningPostgres } from '../../../src/database/embedded/start-postgres.js';

/**
 * Limits the size of files of a server, for the processes that it has now and will have: what a full disk is for it.
 * @param bytes or `unlimited`
 */
export function limitFiles({ pid, folder }: RunningPostgres, bytes: string): void {
  const { uid, gid } = statSync(folder);
  const children = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' }).stdout.split(/\s+/);
  for (const each of [String(pid), ...children.filter(Boolean)]) {
    // one may have ended since
    spawnSync('prlimit', ['--pid', each, `--fsize=${bytes}:`], { uid, gid, stdio: 'ignore' });
  }
}
