import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type pg from 'pg';
import { FindingsError, finding } from '../../../diagnostics/index.js';
import { connect, migrationKnex, settingsOf } from '../connection.js';
import { errorCode } from '../error-field.js';
import { reaching } from '../unreachable.js';

const prefix = 'specwright_check_';
/** Seconds after which one that nobody is connected to was left by a crash. */
const abandoned = 600;

/**
 * Gives the work an empty database beside the one given, with the same search path; dropped afterwards, as are those that
 * an earlier crash left.
 * @throws FindingsError database-check-impossible where the role may not make one
 */
export async function withScratchDatabase<T>(on: Knex, work: (knex: Knex) => Promise<T>): Promise<T> {
  const settings = await settingsOf(on);
  const admin = await reaching(() => connect(settings), settings);
  const name = `${prefix}${Math.trunc(Date.now() / 1000)}_${randomUUID().slice(0, 8)}`;
  try {
    await removeAbandoned(admin);
    const { rows } = await admin.query('select current_schema() as schema');
    await create(admin, name);
    const knex = migrationKnex(await settingsOf(on, name), client => useSchema(client, rows[0].schema));
    return await work(knex).finally(() => knex.destroy());
  } finally {
    await admin.query(`drop database if exists ${name} with (force)`).catch(() => {});
    await admin.end().catch(() => {});
  }
}

async function create(admin: pg.Client, name: string): Promise<void> {
  try {
    await admin.query(`create database ${name}`);
  } catch (error) {
    throw new FindingsError([
      finding('database-check-impossible', `No database to compare with (${errorCode(error)})`),
    ]);
  }
}

/** The schema that unqualified names lead to may be one that migrations take for given. */
async function useSchema(client: pg.Client, schema: string): Promise<void> {
  await client.query(`create schema if not exists "${schema.replaceAll('"', '""')}"`);
}

async function removeAbandoned(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query(
    `select datname from pg_database d where datname ~ '^${prefix}\\d+_' and split_part(datname, '_', 3)::bigint < $1
      and not exists (select from pg_stat_activity a where a.datid = d.oid)`,
    [Math.trunc(Date.now() / 1000) - abandoned],
  );
  for (const { datname } of rows) await admin.query(`drop database if exists ${datname}`).catch(() => {});
}
