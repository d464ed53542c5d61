import { performance } from 'node:perf_hooks';
import type { Knex } from 'knex';
import { type Finding, FindingsError, finding } from '../../../diagnostics/index.js';
import { inOneTransaction } from '../../transaction/one-transaction.js';
import { TransactionEnded } from '../../transaction/transaction-ended.js';
import type { LedgerRow } from '../ledger/ledger.js';
import * as ledger from '../ledger/ledger.js';
import type { Migration, MigrationFile } from '../migration.js';
import { placeIn } from '../source/load-module.js';
import { failureOf } from './failure.js';
import { dropIndexes, invalidIndexes } from './invalid-indexes.js';
import { refuseOtherSchema } from './reset-path.js';
import type { Session } from './session.js';
import { withStrays } from './strays.js';

/** One step of a run. */
export interface Step {
  readonly direction: 'up' | 'down';
  readonly file: MigrationFile;
  readonly migration: Migration;
  readonly row: LedgerRow | undefined;
}

export interface StepDone {
  readonly name: string;
  readonly durationMs: number;
  /** What is to be told though it went well. */
  readonly findings: readonly Finding[];
}

/**
 * Runs one migration and writes it into the ledger: both or neither, in a transaction.
 * @param tableLockTimeout milliseconds that a statement waits for a table, while everybody else waits behind it
 * @throws FindingsError migration-failed, migration-lock-lost, migration-index-invalid
 */
export async function runStep(step: Step, session: Session, tableLockTimeout: number): Promise<StepDone> {
  const { file, migration } = step;
  const started = performance.now();
  const elapsed = () => Math.round((performance.now() - started) * 10) / 10;
  const inTransaction = migration.transaction !== false;
  try {
    const findings = inTransaction
      ? await within(step, session, tableLockTimeout, elapsed)
      : await outside(step, session, elapsed);
    return Object.freeze({ name: file.name, durationMs: elapsed(), findings });
  } catch (error) {
    if (error instanceof FindingsError) throw error;
    throw new FindingsError([
      ...failures(step, error, session),
      ...(inTransaction ? [] : await leftBehind(step, session)),
    ]);
  }
}

function failures({ direction, file }: Step, error: unknown, { statements }: Session): readonly Finding[] {
  const what = `${direction} of ${file.name} failed`;
  const errors = error instanceof TransactionEnded && error.cause !== undefined ? [error.cause, error] : [error];
  return errors.map(one => failureOf('migration-failed', what, file, one, statements.failed(one)));
}

async function within({ direction, file, migration }: Step, session: Session, timeout: number, elapsed: () => number) {
  await session.knex.transaction(async trx => {
    await trx.raw(`set local lock_timeout = ${Math.trunc(timeout)}`);
    await inOneTransaction(trx, () => {
      session.statements.begin();
      return withStrays(file.name, session.statements, trx, () => migration[direction](trx));
    });
    await refuseOtherSchema(trx, session.lock.schema, file);
    await record(direction, trx, file, elapsed());
    await session.lock.verify(trx);
  });
  return [];
}

async function outside({ direction, file, migration, row }: Step, session: Session, elapsed: () => number) {
  const { knex, lock, statements } = session;
  const findings = row && row.applied_at === null ? await cleanUp(file, row, knex) : [];
  await lock.verify(knex);
  const before = row?.invalid_before ?? (await invalidIndexes(knex));
  if (direction === 'up') await ledger.recordStart(knex, file, before);
  else await ledger.recordRevertStart(knex, file.name, before);
  statements.begin();
  await withStrays(file.name, statements, knex, () => migration[direction](knex));
  await refuseOtherSchema(knex, lock.schema, file);
  const left = (await invalidIndexes(knex)).filter(name => !before.includes(name));
  if (left.length > 0 && direction === 'up') throw new FindingsError(left.map(name => invalidIndex(file, name)));
  await lock.verify(knex);
  await record(direction, knex, file, elapsed());
  return findings;
}

function record(direction: Step['direction'], knex: Knex, file: MigrationFile, durationMs: number): Promise<void> {
  return direction === 'up' ? ledger.recordApplied(knex, file, durationMs) : ledger.recordReverted(knex, file.name);
}

/** Drops what an interrupted attempt has left: `if not exists` would take it for what is wanted. */
async function cleanUp(file: MigrationFile, row: LedgerRow, knex: Knex): Promise<readonly Finding[]> {
  const left = (await invalidIndexes(knex)).filter(name => !row.invalid_before?.includes(name));
  await dropIndexes(knex, left);
  return left.map(name => {
    const message = `${file.name} had left the invalid index ${name}, which was dropped`;
    return finding('migration-index-dropped', message, { location: placeIn(file) });
  });
}

/** What a failure outside a transaction has left; the ledger has the migration as unfinished. */
async function leftBehind({ file, row }: Step, { knex }: Session): Promise<readonly Finding[]> {
  try {
    const rows = await ledger.readLedger(knex);
    const before = rows.find(({ name }) => name === file.name)?.invalid_before ?? row?.invalid_before ?? [];
    const left = (await invalidIndexes(knex)).filter(name => !before.includes(name));
    return left.map(name => invalidIndex(file, name));
  } catch {
    // the connection itself may be what failed, which is told already
    return [];
  }
}

function invalidIndex(file: MigrationFile, name: string): Finding {
  return finding('migration-index-invalid', `${file.name} left the invalid index ${name}`, { location: placeIn(file) });
}
