import type { HttpProblem } from '../../problem/index.js';
import { fromDriver } from '../errors/from-driver.js';
import { unavailable } from '../errors/unavailable.js';
import type { PooledConnection } from './knex-client.js';

/** A rollback that failed, or a BEGIN of a handler's own, would end in somebody else's transaction. */
export function isClean(connection: PooledConnection): boolean {
  return !connection.running && connection.getTransactionStatus() === 'I';
}

/** @param error as the pool gives it */
export function noConnection(error: unknown): HttpProblem {
  return unavailable('No connection to the database is free right now; try again', fromDriver(error));
}
