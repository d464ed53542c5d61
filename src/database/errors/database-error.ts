import { conditionOf } from './conditions.js';

/** Where in the schema a statement failed; names alone, never values. */
export interface DatabaseErrorPlace {
  readonly schema?: string;
  readonly table?: string;
  readonly column?: string;
  readonly constraint?: string;
}

interface Details extends DatabaseErrorPlace {
  readonly reason?: string;
  readonly referenced?: boolean;
  readonly stalePlan?: boolean;
  readonly noRoom?: boolean;
}

/**
 * What Postgres, or the way to it, said against a statement: its SQLSTATE and the names it is about. The server's own
 * message, `detail` and the statement are left behind, since they hold values; the server's log has them.
 */
export class DatabaseError extends Error implements DatabaseErrorPlace {
  /** SQLSTATE; 08001 where no connection came about, 08006 where one broke off. */
  readonly code: string;
  declare readonly schema?: string;
  declare readonly table?: string;
  declare readonly column?: string;
  declare readonly constraint?: string;
  /** Of connections: the system's error code, such as ECONNREFUSED. */
  declare readonly reason?: string;
  /** Of foreign keys: the row is still referred to, rather than refers to one that is not there. */
  declare readonly referenced?: boolean;
  /** The statement was prepared before the schema changed: the same statement succeeds when it is prepared anew. */
  declare readonly stalePlan?: boolean;
  /** The server's disk is full, or a limit on the size of its files is reached, for which there is no SQLSTATE. */
  declare readonly noRoom?: boolean;

  constructor(code: string, details: Details = {}) {
    const message = describe(code, details);
    super(message);
    this.name = 'DatabaseError';
    this.code = code;
    for (const [name, value] of Object.entries(details)) {
      if (value !== undefined) Object.defineProperty(this, name, { value, enumerable: true });
    }
    // Knex writes the statement before the message of whatever a query is refused with.
    Object.defineProperty(this, 'message', { get: () => message, set: () => {}, configurable: true });
  }
}

function describe(code: string, { schema, table, column, constraint, reason, noRoom }: Details): string {
  const condition = conditionOf(code);
  const what = condition ? `${condition} (${code})` : `SQLSTATE ${code}`;
  const place = [
    table && `table ${schema ? `${schema}.` : ''}${table}`,
    column && `column ${column}`,
    constraint && `constraint ${constraint}`,
    reason,
    noRoom && 'the disk is full, or the limit on the size of files (ulimit -f) is reached',
  ].filter(Boolean);
  return [`The database refused: ${what}`, ...place].join(', ');
}
