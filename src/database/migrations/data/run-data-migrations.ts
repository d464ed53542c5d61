import { isDeepStrictEqual } from 'node:util';
import type { Knex } from 'knex';
import { checkOptions, FindingsError, finding, type OptionRules, option } from '../../../diagnostics/index.js';
import type { Database } from '../../database.js';
import { inOneTransaction } from '../../transaction/one-transaction.js';
import { backOff } from '../../transaction/retry.js';
import { errorCode } from '../error-field.js';
import { readLedger } from '../ledger/ledger.js';
import type { MigrationFile, MigrationSource } from '../migration.js';
import { failureOf } from '../run/failure.js';
import { type Session, underLock } from '../run/session.js';
import { withStrays } from '../run/strays.js';
import { folderSource } from '../source/folder-source.js';
import type { BatchDone, Cursor, DataStep } from './data-step.js';
import {
  createProgressTable,
  type DataProgress,
  holdProgress,
  readProgress,
  recordBatch,
  recordFinished,
} from './progress.js';

export interface DataOptions {
  /** The folder of migrations; or `source`. Default: migrations */
  readonly folder?: string;
  readonly source?: MigrationSource;
  /** What `folder` is relative to. Default: the process's working folder. */
  readonly cwd?: string;
  /** Milliseconds to wait for another process that does the same. Default: 60,000. */
  readonly lockTimeout?: number;
  /** Rows a batch, instead of what each migration says. */
  readonly size?: number;
  /** Stops between two batches; what is done stays done. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: BatchProgress) => void;
}

export interface BatchProgress {
  readonly name: string;
  readonly batches: number;
  readonly rows: number;
  /** How many rows there are, where the migration can say. */
  readonly total: number | undefined;
}

export interface DataResult {
  readonly name: string;
  /** Since it was first begun, over all runs. */
  readonly batches: number;
  readonly rows: number;
  readonly finished: boolean;
}

const rules: OptionRules = {
  folder: option.text,
  source: option.anObject,
  cwd: option.text,
  lockTimeout: option.milliseconds,
  size: option.count,
  signal: option.anObject,
  onProgress: option.aFunction,
};

interface Pending {
  readonly file: MigrationFile;
  readonly step: DataStep;
}

/**
 * Runs the data migrations that are not finished, in the order of their names, from where each had come to. A batch and its
 * progress are one transaction: killed at any moment, the next run goes on as if nothing had been.
 * @returns those that it worked on
 * @throws FindingsError data-migration-early, migration-failed, migration-locked, migration-invalid, database-unreachable, option-invalid
 */
export async function runDataMigrations(
  database: Pick<Database, 'knex'>,
  options: DataOptions = {},
): Promise<readonly DataResult[]> {
  checkOptions(options, rules);
  const { lockTimeout: timeout = 60_000, signal } = options;
  const source = options.source ?? folderSource(options.folder ?? 'migrations', options.cwd);
  return underLock(database.knex, 'data', { timeout, signal }, async session => {
    await createProgressTable(session.knex);
    const results: DataResult[] = [];
    for (const pending of await pendingOf(session, source)) {
      if (signal?.aborted) break;
      results.push(await runOne(pending, session, options));
    }
    return Object.freeze(results);
  });
}

async function pendingOf({ knex }: Session, source: MigrationSource): Promise<readonly Pending[]> {
  const finished = new Set((await readProgress(knex)).filter(row => row.finished_at).map(({ name }) => name));
  const [files, own] = await Promise.all([source.list(), source.listData()]);
  const found: Pending[] = [];
  for (const file of own) if (!finished.has(file.name)) found.push({ file, step: await source.loadData(file) });
  for (const file of files) {
    // to import those that export none would take longer than all else
    if (finished.has(file.name) || !/\bdata\b/.test(file.text)) continue;
    const { data } = await source.load(file);
    if (data) found.push({ file, step: data });
  }
  const ran = new Set((await readLedger(knex)).filter(row => row.applied_at).map(({ name }) => name));
  refuseEarly(found, files, ran);
  return found.sort((a, b) => (a.file.name < b.file.name ? -1 : 1));
}

/** One on data works on what the migrations before it make, and on what its own `up` makes. */
function refuseEarly(found: readonly Pending[], files: readonly MigrationFile[], ran: ReadonlySet<string>): void {
  const early = found.flatMap(({ file }) => {
    const first = files.find(({ name }) => name <= file.name && !ran.has(name));
    return first ? finding('data-migration-early', `The data of ${file.name} waits for ${first.name}`) : [];
  });
  if (early.length > 0) throw new FindingsError(early);
}

async function runOne(pending: Pending, session: Session, options: DataOptions): Promise<DataResult> {
  const { file } = pending;
  const { name } = file;
  try {
    const total = await totalOf(pending, session);
    for (;;) {
      const { batches, rows, finished_at } = await batchOf(pending, session, options);
      options.onProgress?.(Object.freeze({ name, batches, rows, total }));
      const finished = finished_at !== null;
      if (finished || options.signal?.aborted) return Object.freeze({ name, batches, rows, finished });
    }
  } catch (error) {
    const what = `A batch of ${name} failed`;
    throw new FindingsError([failureOf('migration-failed', what, file, error, session.statements.failed(error))]);
  }
}

/** Held to what a batch is held to: what it makes and does not wait for would be missing unsaid. */
async function totalOf({ file, step }: Pending, { knex, statements }: Session): Promise<number | undefined> {
  if (!step.total) return undefined;
  statements.begin();
  return withStrays(file.name, statements, knex, async () => step.total?.(knex));
}

/** One batch, kept with its progress; done again where it met another transaction. */
async function batchOf(pending: Pending, session: Session, options: DataOptions): Promise<DataProgress> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await session.knex.transaction(trx => batchWithin(trx, pending, session, options));
    } catch (error) {
      const code = errorCode(error);
      if (attempt >= 8 || (code !== '40001' && code !== '40P01')) throw error;
    }
    await backOff(attempt);
  }
}

async function batchWithin(
  trx: Knex.Transaction,
  { file, step }: Pending,
  { statements }: Session,
  { size }: DataOptions,
) {
  const { cursor, finished_at } = await holdProgress(trx, file.name);
  if (finished_at === null) {
    const batch = () => step.batch(trx, cursor?.at ?? null, size ?? step.size ?? 1000);
    const done = await inOneTransaction(trx, () => {
      statements.begin();
      return withStrays(file.name, statements, trx, batch);
    });
    if (done !== null && !isProgress(done)) throw new Error(shapeless);
    if (done?.rows === 0 && isDeepStrictEqual(asStored(done.cursor), cursor?.at ?? null)) throw new Error(endless);
    if (done === null) await recordFinished(trx, file.name);
    else await recordBatch(trx, file.name, done.cursor, done.rows);
  }
  return holdProgress(trx, file.name);
}

const endless =
  'it looked at no row and gave the cursor that it was given, so it would never end: give null where no rows are left';

const shapeless =
  'it gave no { cursor, rows }, with a cursor that JSON holds and a number of rows: from none it would begin anew, and do twice what it has done';

/** What a script gives: a column that is called otherwise makes an undefined cursor, and a sum of nothing NaN. */
function isProgress(done: Partial<BatchDone> | undefined): boolean {
  const { cursor, rows } = done ?? {};
  return cursor !== undefined && asStored(cursor) !== null && Number.isSafeInteger(rows) && Number(rows) >= 0;
}

function asStored(cursor: Cursor): Cursor | null {
  return JSON.parse(JSON.stringify(cursor) ?? 'null');
}
