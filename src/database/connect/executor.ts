import type { Knex } from 'knex';
import pg, { type CustomTypesConfig } from 'pg';
import type { Database, Executor } from '../database.js';
import type { KnexClient } from './knex-client.js';

/** What runs queries of a database: its pool, or the transaction that was given. */
export function executorOf(on: Database | Executor): Executor {
  return typeof on === 'function' ? on : on.knex;
}

export function isTransaction(executor: Executor): executor is Knex.Transaction {
  return executor.isTransaction === true;
}

export function clientOf(executor: Executor): KnexClient {
  // Knex types its client as anything; every pool of this room is made with the dialect of it.
  return executor.client as KnexClient;
}

/** What reads the values of its rows; pg's own where the pool is not one of this package's. */
export function typesOf(executor: Executor): CustomTypesConfig {
  return clientOf(executor).config.connectionPool?.options.types ?? pg.types;
}
