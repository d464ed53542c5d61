import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Order, orderFile } from './cluster.js';
import { holdLifeline } from './lifeline.js';
import type { TestRunOptions } from './options.js';
import { ownFolder, removeEarlierRuns, runVariable } from './run-folder.js';

/** A run of tests that has begun. */
export interface TestRun {
  /** Stops the Postgres, if a test has asked for one, and removes what the run has made. May be called twice. */
  end(): Promise<void>;
}

/**
 * Begins a run of tests, in the process that starts all others. One Postgres serves them all; the first test that asks for
 * a database starts it, so a run that asks for none has none. It ends with this process, whatever ends that.
 */
export async function startTestRun(options: TestRunOptions = {}): Promise<TestRun> {
  removeEarlierRuns();
  const folder = ownFolder();
  rmSync(folder, { recursive: true, force: true });
  // the account that Postgres runs as goes through it
  mkdirSync(folder, { mode: 0o711 });
  const lifeline = await holdLifeline(folder);
  const order: Order = { ...options, lifeline: lifeline.path };
  // a server's URL has a password
  writeFileSync(join(folder, orderFile), JSON.stringify(order), { mode: 0o600 });
  process.env[runVariable] = folder;
  let ended: Promise<void> | undefined;
  const end = async () => {
    await lifeline.release();
    rmSync(folder, { recursive: true, force: true });
    if (process.env[runVariable] === folder) delete process.env[runVariable];
  };
  return Object.freeze({ end: () => (ended ??= end()) });
}
