export type { Knex } from 'knex';
export { connectDatabase } from './connect/connect.js';
export type { ConnectionParts, ConnectOptions, PoolOptions } from './connect/options.js';
export { type Prepared, prepared } from './connect/prepared.js';
export type { BigintAs } from './connect/value-types.js';
export type { Database, Executor, PoolGauges } from './database.js';
export { runningPostgres } from './embedded/running-postgres.js';
export { type PostgresOptions, type RunningPostgres, startPostgres } from './embedded/start-postgres.js';
export { DatabaseError, type DatabaseErrorPlace } from './errors/database-error.js';
export { answerDatabaseErrors } from './errors/handlers.js';
export { type ConstraintMap, type ConstraintMeaning, problemOfDatabaseError } from './errors/problem.js';
export { assertDeclared, limitsOf } from './lists/declared.js';
export type { FilterOperator, FilterRule } from './lists/filter.js';
export { createLister, type Lister } from './lists/lister.js';
export type {
  ColumnSource,
  CursorOptions,
  LimitOptions,
  ListerOptions,
  ListSource,
  Page,
  PageRequest,
  Secret,
  SortColumn,
} from './lists/options.js';
export { createPager, type FoundRows, type Pager, type PagerOptions } from './lists/pager.js';
export { type Batch, createLoader, type Loader, type LoaderOptions } from './loaders/loader.js';
export { queryBudget } from './loaders/query-budget.js';
export { type CatalogDifference, catalogDifference } from './migrations/catalog/difference.js';
export {
  type CatalogFingerprint,
  catalogFingerprint,
  type FingerprintOptions,
} from './migrations/catalog/fingerprint.js';
export type { BatchDone, Cursor, DataStep } from './migrations/data/data-step.js';
export {
  type BatchProgress,
  type DataOptions,
  type DataResult,
  runDataMigrations,
} from './migrations/data/run-data-migrations.js';
export type { DataEntry } from './migrations/data/status.js';
export type { MigrationEntry, MigrationState } from './migrations/ledger/compare.js';
export type { Migration, MigrationFile, MigrationSource } from './migrations/migration.js';
export {
  createMigrator,
  type DownOptions,
  type MigrationResult,
  type MigrationStatus,
  type Migrator,
} from './migrations/migrator.js';
export type { MigrationProgress, MigratorOptions } from './migrations/options.js';
export { proveReversible, type ReversibleOptions } from './migrations/prove-reversible.js';
export { runSeeds, type SeedOptions } from './migrations/seeds/run-seeds.js';
export { upsert } from './migrations/seeds/upsert.js';
export { folderSource } from './migrations/source/folder-source.js';
export { type MigrationKind, newMigration } from './migrations/source/new-migration.js';
export { type ExplainOptions, explain } from './profile/explain.js';
export { currentOperation, withOperation } from './profile/operation.js';
export { type OperationDurations, type QueryDurations, queryDurations } from './profile/query-durations.js';
export type { QueryEvent, QueryObserver } from './profile/query-event.js';
export { type Recorded, type RecordedQuery, recordQueries } from './profile/record.js';
export { type SequentialScan, sequentialScans } from './profile/sequential-scans.js';
export { type SlowQueryLogger, slowQueryLog } from './profile/slow-query-log.js';
export type { Isolation, TransactionOptions } from './transaction/options.js';
export { withTransaction } from './transaction/transaction.js';
