import type { QueryResult } from 'pg';
import { clientOf } from '../../../src/database/connect/executor.js';
import type { runStatement } from '../../../src/database/connect/run-statement.js';

/** A statement with its values written into it, as whoever does not know better would. */
export const runSpliced: typeof runStatement = async (executor, { sql: text, rowMode }, values) => {
  const client = clientOf(executor);
  const connection = await client.acquireConnection();
  try {
    const spliced = text.replace(/\$(\d+)/g, (_all, place) => written(values[Number(place) - 1]));
    const done: QueryResult | QueryResult[] = await connection.query({ text: spliced, ...(rowMode && { rowMode }) });
    return Array.isArray(done) ? done[0]! : done;
  } finally {
    await client.releaseConnection(connection);
  }
};

function written(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (value instanceof Date) return `'${value.toISOString()}'`;
  if (Buffer.isBuffer(value)) return `'\\x${value.toString('hex')}'`;
  return typeof value === 'number' ? String(value) : `'${String(value)}'`;
}

/** A value as it was before its signs of LIKE were escaped. */
export function unescapedLike(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/\\([\\%_])/g, '$1') : value;
}
