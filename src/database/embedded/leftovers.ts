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

/** The process that a data folder's lock file names; undefined where there is none. */
export function postmasterOf(data: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(join(data, 'postmaster.pid'), 'utf8'), 10);
    return pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The Postgres that runs on a data folder. A lock file that an earlier crash left stays where its process is gone: Postgres
 * itself then looks for others of that server that still run. Where something else has got the process id since, as happens
 * when a container starts again, Postgres would refuse for ever, so the file is removed.
 */
export function runningOn(data: string): number | undefined {
  const pid = postmasterOf(data);
  if (pid === undefined || !isAlive(pid)) return undefined;
  if (isPostgresOn(pid, data)) return pid;
  rmSync(join(data, 'postmaster.pid'), { force: true });
  return undefined;
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
