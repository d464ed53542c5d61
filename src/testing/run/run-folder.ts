import { readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Names the folder of the run to the processes that run its tests, which inherit it. */
export const runVariable = 'SPECWRIGHT_TEST_RUN';

const prefix = 'specwright-test-run-';

/** The folder of the run that this process has begun: named by its id, so that what it leaves can be told from others'. */
export const ownFolder = (): string => join(tmpdir(), `${prefix}${process.pid}`);

/**
 * The folder of the run that this process belongs to.
 * @throws Error where there is none
 */
export function runFolder(): string {
  const folder = process.env[runVariable];
  if (!folder) throw new Error('No run of tests has begun: call startTestRun() in the set-up of the whole run');
  return folder;
}

/** Removes what runs left that were killed: their Postgres has ended with them. */
export function removeEarlierRuns(): void {
  for (const name of readdirSync(tmpdir())) {
    if (name.startsWith(prefix) && hasEnded(Number(name.slice(prefix.length)))) {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    }
  }
}

function hasEnded(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    // of process.kill come system errors alone; any other than this one says that it lives
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
