import { setImmediate } from 'node:timers/promises';
import type { Knex } from 'knex';
import { resetPath } from './reset-path.js';
import type { StatementLog } from './statements.js';
import { withoutExit } from './without-exit.js';

/**
 * Does the work of one migration with what gets away from it: a statement that it does not wait for and that fails would
 * end the process with the server's own words, one that was made and never sent would be missing, `process.exit` would end it as if all were well, and with a search path that
 * it leaves behind nobody would find a table.
 * @param name of the migration, for what is said as the process ends
 * @throws what the work throws; the error of a statement that nobody has waited for; NeverSent
 */
export function withStrays<T>(name: string, statements: StatementLog, knex: Knex, work: () => Promise<T>): Promise<T> {
  return withoutExit(name, () => hearing(statements, knex, work));
}

async function hearing<T>(statements: StatementLog, knex: Knex, work: () => Promise<T>): Promise<T> {
  const strays: unknown[] = [];
  const unheard = (reason: unknown) => {
    if (statements.failed(reason)) strays.push(reason);
    // as Node does where nobody listens: it is none of the migration's
    else if (process.listenerCount('unhandledRejection') === 1) throw reason;
  };
  process.on('unhandledRejection', unheard);
  try {
    const result = await work();
    await statements.settled();
    statements.refuseUnsent();
    await resetPath(knex);
    // Node tells of what nobody has heard once all promises have run
    await setImmediate();
    if (strays.length > 0) throw strays[0];
    return result;
  } catch (error) {
    await statements.settled();
    // a transaction that fails takes it back itself
    if (knex.isTransaction !== true) await resetPath(knex, 0).catch(() => {});
    await setImmediate();
    // what it made fail, such as the rest of its transaction, says less
    throw strays[0] ?? error;
  } finally {
    process.off('unhandledRejection', unheard);
  }
}
