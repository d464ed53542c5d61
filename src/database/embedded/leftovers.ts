import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from './code-of.js';

/** Whether there is a process of this id. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** The process that a lock file names, in its first line; undefined where there is none. */
function ownerOf(lockFile: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(lockFile, 'utf8'), 10);
    return pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** The process that runs, or ran, a server on a data folder. */
export function postmasterOf(data: string): number | undefined {
  return ownerOf(join(data, 'postmaster.pid'));
}

/**
 * The Postgres that holds a lock file of a data folder, be it the folder's own or its socket's. A file that an earlier crash
 * left stays where its process is gone: Postgres itself then looks for others of that server that still run. Where something
 * else has got the process id since, as happens when a container starts again, Postgres would refuse for ever, so the file
 * is removed.
 */
export function holderOf(lockFile: string, data: string): number | undefined {
  const pid = ownerOf(lockFile);
  if (pid === undefined || !isAlive(pid)) return undefined;
  if (isPostgresOn(pid, data)) return pid;
  rmSync(lockFile, { force: true });
  return undefined;
}

/** The Postgres that runs on a data folder. */
export function runningOn(data: string): number | undefined {
  return holderOf(join(data, 'postmaster.pid'), data);
}

function isPostgresOn(pid: number, data: string): boolean {
  if (process.platform === 'win32') return true;
  try {
    // a server works in its data folder
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes('postgres');
  } catch {
    // not ours to look at: believe the lock file
    return true;
  }
}
