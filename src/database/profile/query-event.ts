/** One statement that was run. Holds no values: they travel apart from the statement. */
export interface QueryEvent {
  /** With placeholders. */
  readonly sql: string;
  readonly durationMs: number;
  /** Rows given back or changed; absent where there is no such number. */
  readonly rows?: number;
  /** SQLSTATE, where it failed. */
  readonly error?: string;
  /** As `withOperation` says. */
  readonly operation?: string;
  /** It took as long as `slowQuery` says, or longer. */
  readonly slow: boolean;
}

/** Is told of every statement. What it throws is dropped: watching must not fail a query. */
export type QueryObserver = (event: QueryEvent) => void;
