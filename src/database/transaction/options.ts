/** https://www.postgresql.org/docs/current/transaction-iso.html */
export type Isolation = 'read committed' | 'repeatable read' | 'serializable';

export interface TransactionOptions {
  /** Default: as the database is set, which is `read committed`. Of the outermost transaction alone. */
  readonly isolation?: Isolation;
  readonly readOnly?: boolean;
  /** How often the work is done again after a serialisation failure or a deadlock. Default: 4. */
  readonly retries?: number;
  /** Given up with this: rolled back, its statement cancelled, the connection returned. */
  readonly signal?: AbortSignal;
}
