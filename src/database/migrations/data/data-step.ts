import type { Knex } from 'knex';

/** Where a data migration has come to: anything that JSON holds. */
export type Cursor = string | number | boolean | readonly Cursor[] | { readonly [name: string]: Cursor };

/** What one batch did. */
export interface BatchDone {
  /** Where the next batch begins. */
  readonly cursor: Cursor;
  /** How many rows were looked at. */
  readonly rows: number;
}

/** Work on rows, done in batches. */
export interface DataStep {
  /**
   * Works on the rows after the cursor. It and the progress are kept together or not at all, so it may be run again from the
   * same cursor but never has its effect twice.
   * @param knex the batch's transaction
   * @param cursor null for the first batch
   * @param size how many rows at most
   * @returns null where no rows are left
   */
  batch(knex: Knex.Transaction, cursor: Cursor | null, size: number): Promise<BatchDone | null>;
  /** Rows a batch. Default: 1,000. */
  readonly size?: number;
  /** How many rows there are, for the progress; an estimate does. */
  total?(knex: Knex): Promise<number>;
}
