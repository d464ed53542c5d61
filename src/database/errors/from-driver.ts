import { DatabaseError } from './database-error.js';

/** What pg gives: a message of the server's, or an error of the socket's. */
interface DriverError {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly severity?: unknown;
  readonly schema?: unknown;
  readonly table?: unknown;
  readonly column?: unknown;
  readonly constraint?: unknown;
  readonly routine?: unknown;
}

const sqlState = /^[0-9A-Z]{5}$/;

/** Messages of pg's own that hold no value and name a remedy. */
const harmless =
  /^(SASL: [\w-]+: client password must be a (non-empty )?string|The server does not support SSL connections)$/;

/**
 * The error without anything that may hold a value.
 * @param sql the statement that failed, if it was one; only its verb is looked at
 */
export function fromDriver(error: unknown, sql?: string): DatabaseError {
  if (error instanceof DatabaseError) return error;
  const given: DriverError = typeof error === 'object' && error !== null ? error : {};
  const { code } = given;
  // Codes of the system (EPIPE) may be five letters too, but only the server's messages have a severity.
  if (typeof code === 'string' && sqlState.test(code) && typeof given.severity === 'string') {
    return new DatabaseError(code, { ...placeOf(given), ...natureOf(code, given, sql) });
  }
  const reason = reasonOf(given);
  return new DatabaseError(sql === undefined ? '08001' : '08006', reason === undefined ? {} : { reason });
}

function placeOf(given: DriverError) {
  const place: Record<string, string> = {};
  for (const name of ['schema', 'table', 'column', 'constraint'] as const) {
    const value = given[name];
    if (typeof value === 'string') place[name] = value;
  }
  return place;
}

/** The system's words for a full disk, a quota and a limit on the size of files, of which the server knows the first alone. */
const noRoom = /No space left on device|Disk quota exceeded|File too large/;

/** What makes files longer: names of the server's functions are the same in every language. */
const growing = /^(md(zero)?extend|BufFileDumpBuffer|XLogWrite|XLogFileInit\w*)$/;

function isFull(code: string, { message, routine }: DriverError): boolean {
  if (code === '53100') return true;
  if (code !== 'XX000' && code !== '58030') return false;
  return noRoom.test(String(message)) || (code === 'XX000' && growing.test(String(routine)));
}

function natureOf(code: string, given: DriverError, sql = '') {
  const { message, routine } = given;
  if (isFull(code, given)) return { noRoom: true };
  if (code === '23503') {
    const deletes =
      /^\s*delete\b/i.test(sql) || (typeof message === 'string' && message.startsWith('update or delete'));
    return { referenced: deletes };
  }
  const stale = code === '26000' || (code === '0A000' && routine === 'RevalidateCachedQuery');
  return stale ? { stalePlan: true } : {};
}

function reasonOf({ code, message }: DriverError): string | undefined {
  if (typeof code === 'string' && /^E[A-Z_]+$/.test(code)) return code;
  return typeof message === 'string' && harmless.test(message) ? message : undefined;
}
