import type { Knex } from 'knex';
import { checkOptions, type Finding, FindingsError, finding, near } from '../../diagnostics/index.js';
import type { Database } from '../database.js';
import { checkDatabase } from './check/check-database.js';
import { settingsOf } from './connection.js';
import { type DataEntry, dataEntries } from './data/status.js';
import { compare, faultsOf, type MigrationEntry } from './ledger/compare.js';
import { acceptText, createLedger, readLedger } from './ledger/ledger.js';
import type { MigrationSource } from './migration.js';
import { type MigratorOptions, migratorRules } from './options.js';
import { runStep, type Step, type StepDone } from './run/run-migration.js';
import { type Session, underLock } from './run/session.js';
import { folderSource } from './source/folder-source.js';
import { reaching } from './unreachable.js';

export interface MigrationStatus {
  readonly entries: readonly MigrationEntry[];
  /** What is wrong: edited, missing, out of order, unfinished. */
  readonly findings: readonly Finding[];
  /** The work on rows that belongs to them. */
  readonly data: readonly DataEntry[];
}

export interface MigrationResult {
  /** In the order in which they ran. */
  readonly applied: readonly StepDone[];
  readonly reverted: readonly StepDone[];
}

export interface DownOptions {
  /** How many are taken back. Default: 1. */
  readonly steps?: number;
}

/** Brings a database's structure to where its migrations say. */
export interface Migrator {
  /** What has run and what has not; changes nothing. */
  status(): Promise<MigrationStatus>;
  /** Runs what has not run. */
  up(): Promise<MigrationResult>;
  /** Takes back the last ones. */
  down(options?: DownOptions): Promise<MigrationResult>;
  /** Runs what has not run up to the one named, or takes back what is newer. */
  to(name: string): Promise<MigrationResult>;
  /** @returns pending migrations, and each difference between the database and what its migrations make */
  check(): Promise<readonly Finding[]>;
}

type Choose = (entries: readonly MigrationEntry[]) => readonly Planned[];
type Planned = { readonly direction: Step['direction']; readonly entry: MigrationEntry };

/**
 * A migrator of a database. Every method throws FindingsError: database-unreachable, migration-locked, and what is wrong
 * with the migrations, each of them, before anything is changed.
 * @throws FindingsError option-invalid
 */
export function createMigrator(database: Pick<Database, 'knex'>, options: MigratorOptions = {}): Migrator {
  checkOptions(options, migratorRules);
  const source = options.source ?? folderSource(options.folder ?? 'migrations', options.cwd);
  const { knex } = database;
  const run = (choose: Choose) => runUnderLock(knex, source, options, choose);
  return Object.freeze({
    async status() {
      const status = await statusOf(knex, source);
      return Object.freeze({ ...status, data: await dataEntries(knex, source) });
    },
    async up() {
      // most starts find nothing to do, and need no lock to see it
      const { entries } = await statusOf(knex, source);
      if (entries.every(({ state }) => state === 'applied')) return nothing;
      return run(entries => pendingOf(entries));
    },
    down: ({ steps = 1 }: DownOptions = {}) => run(entries => revertible(entries).slice(0, steps)),
    to: (name: string) => run(entries => wayTo(entries, name)),
    check: () => checkDatabase(knex, source, options.exclude ?? [], options.signal),
  });
}

const nothing: MigrationResult = Object.freeze({ applied: Object.freeze([]), reverted: Object.freeze([]) });

export async function statusOf(knex: Knex, source: MigrationSource): Promise<Omit<MigrationStatus, 'data'>> {
  const entries = compare(await source.list(), await reaching(() => readLedger(knex), await settingsOf(knex)));
  return Object.freeze({ entries, findings: faultsOf(entries) });
}

async function runUnderLock(knex: Knex, source: MigrationSource, options: MigratorOptions, choose: Choose) {
  const { lockTimeout: timeout = 60_000, signal, onProgress } = options;
  // a folder that can't be read is told before anybody waits
  const files = await source.list();
  const waiting = () => onProgress?.({ kind: 'waiting' });
  return underLock(knex, 'migrations', { timeout, signal, onWait: waiting }, async session => {
    await createLedger(session.knex);
    const entries = await accepted(compare(files, await readLedger(session.knex)), session, options);
    refuse(entries, options);
    return runAll(await stepsOf(choose(entries), source), session, options);
  });
}

async function accepted(entries: readonly MigrationEntry[], { knex }: Session, { acceptEdited }: MigratorOptions) {
  if (acceptEdited !== true) return entries;
  const accept = async (entry: MigrationEntry): Promise<MigrationEntry> => {
    if (entry.state !== 'edited' || !entry.file) return entry;
    await acceptText(knex, entry.file);
    return { ...entry, state: 'applied' };
  };
  return Promise.all(entries.map(accept));
}

/** @throws FindingsError with everything that makes the folder another than the one that ran */
function refuse(entries: readonly MigrationEntry[], { allowOutOfOrder = false }: MigratorOptions): void {
  const passed = (code: string) =>
    code === 'migration-unfinished' || (allowOutOfOrder && code === 'migration-out-of-order');
  const faults = faultsOf(entries).filter(({ code }) => !passed(code));
  if (faults.length > 0) throw new FindingsError(faults);
}

function pendingOf(entries: readonly MigrationEntry[], until = entries.length): readonly Planned[] {
  const runnable = entries.slice(0, until).filter(({ state }) => state !== 'applied');
  return runnable.map(entry => ({ direction: 'up', entry }));
}

/** Those that ran, the newest first. */
function revertible(entries: readonly MigrationEntry[], after = 0): readonly Planned[] {
  const ran = entries.slice(after).filter(({ row }) => row !== undefined);
  return ran.reverse().map(entry => ({ direction: 'down', entry }));
}

/** Only one of the two is ever needed, but for what is out of order. */
function wayTo(entries: readonly MigrationEntry[], name: string): readonly Planned[] {
  const index = entries.findIndex(entry => entry.name === name);
  if (index < 0) throw new FindingsError([unknown(name, entries)]);
  return [...revertible(entries, index + 1), ...pendingOf(entries, index + 1)];
}

function unknown(name: string, entries: readonly MigrationEntry[]): Finding {
  const names = near(
    name,
    entries.map(entry => entry.name),
  );
  const remedy = names.length > 0 && `Did you mean ${names.join(' or ')}? \`specwright db status\` lists the names`;
  return finding('migration-unknown', `There is no migration '${name}'`, remedy ? { remedy } : {});
}

/** Imports all before any runs. @throws FindingsError with what is wrong in each module */
async function stepsOf(planned: readonly Planned[], source: MigrationSource): Promise<readonly Step[]> {
  const faults: Finding[] = [];
  const steps: Step[] = [];
  for (const { direction, entry } of planned) {
    if (!entry.file) continue; // refused before
    try {
      steps.push({ direction, file: entry.file, row: entry.row, migration: await source.load(entry.file) });
    } catch (error) {
      if (!(error instanceof FindingsError)) throw error;
      faults.push(...error.findings);
    }
  }
  if (faults.length > 0) throw new FindingsError(faults);
  return steps;
}

async function runAll(steps: readonly Step[], session: Session, options: MigratorOptions): Promise<MigrationResult> {
  const { onProgress, signal, tableLockTimeout = 10_000 } = options;
  const done: Record<Step['direction'], StepDone[]> = { up: [], down: [] };
  for (const step of steps) {
    signal?.throwIfAborted();
    const { direction } = step;
    onProgress?.({ kind: 'running', direction, name: step.file.name });
    const result = await runStep(step, session, tableLockTimeout);
    done[direction].push(result);
    onProgress?.({ kind: 'done', direction, done: result });
  }
  return Object.freeze({ applied: Object.freeze(done.up), reverted: Object.freeze(done.down) });
}
