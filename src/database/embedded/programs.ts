import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Account } from './account.js';

/** The programs of one installed Postgres. */
export interface Programs {
  /** Where they come from: named by the user, found on the host, or brought by an npm package. */
  readonly origin: 'named' | 'system' | 'embedded';
  /** The folder of `postgres` and `initdb`. */
  readonly folder: string;
  /** As it says itself, such as 18.4. */
  readonly version: string;
  readonly major: number;
}

/** The oldest major version that is tested. */
export const oldestMajor = 15;

const suffix = process.platform === 'win32' ? '.exe' : '';

/** The path of a program in a folder of programs. */
export function program(folder: string, name: 'postgres' | 'initdb' | 'pg_ctl'): string {
  return join(folder, `${name}${suffix}`);
}

/** Whether a folder has the programs that a server needs. */
export function hasPrograms(folder: string): boolean {
  return existsSync(program(folder, 'postgres')) && existsSync(program(folder, 'initdb'));
}

/**
 * Asks `postgres` for its version, which also shows that it and its libraries can be loaded.
 * @returns the version, or undefined with what went wrong
 */
export function askVersion(folder: string, account?: Account): { version?: string; reason: string } {
  const { stdout, stderr, error, signal, status } = spawnSync(program(folder, 'postgres'), ['--version'], {
    encoding: 'utf8',
    cwd: process.platform === 'win32' ? undefined : '/',
    ...account,
  });
  if (error) return { reason: error.message };
  const version = /PostgreSQL\) (\d+[\w.]*)/.exec(stdout)?.[1];
  if (status === 0 && version) return { version, reason: '' };
  const told = stderr.trim().split('\n')[0];
  return { reason: told || (signal ? `ended by ${signal}` : `it answers ${JSON.stringify(stdout.slice(0, 80))}`) };
}

/** The major version of `18.4` and `19beta1`. */
export function majorOf(version: string): number {
  return Number.parseInt(version, 10);
}
