import type { Knex } from 'knex';
import type { DataStep } from './data/data-step.js';

/** What a migration's module exports. */
export interface Migration {
  /** Brings the schema forward. */
  up(knex: Knex): Promise<unknown>;
  /** Takes back all that `up` did. */
  down(knex: Knex): Promise<unknown>;
  /** `false`: outside a transaction, for what Postgres runs only there, such as `create index concurrently`. Default: true. */
  readonly transaction?: boolean;
  /** Work on the rows, done in batches by `runDataMigrations` once `up` has run. */
  readonly data?: DataStep;
}

/** A file that holds one. */
export interface MigrationFile {
  /** Without its ending, so that what is compiled from it is the same migration. */
  readonly name: string;
  readonly language: Language;
  /** Absolute. */
  readonly path: string;
  /** As a finding names it: relative to the working folder. */
  readonly display: string;
  readonly text: string;
}

export type Language = 'typescript' | 'javascript';

/** Where migrations come from. */
export interface MigrationSource {
  /** In the order in which they run. @throws FindingsError where it can't be read */
  list(): Promise<readonly MigrationFile[]>;
  /** @throws FindingsError migration-invalid where the module is none of a migration */
  load(file: MigrationFile): Promise<Migration>;
  /** The data migrations that have files of their own. */
  listData(): Promise<readonly MigrationFile[]>;
  loadData(file: MigrationFile): Promise<DataStep>;
}
