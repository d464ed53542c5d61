import { isNativeError } from 'node:util/types';

/** Errors of another realm are no instances of ours. */
export function isError(value: unknown): value is Error {
  return value instanceof Error || isNativeError(value);
}

/** Names, never values: what an error may carry into a log beside its message. */
const told = ['code', 'syscall', 'status', 'constraint', 'table', 'column', 'schema', 'dataType', 'signal'] as const;
const mostFrames = 20;
const mostErrors = 10;

/**
 * An error as fields of a line: type, message, code, frames, causes. Its other properties are left out, for drivers put SQL,
 * bound values and rows there; and so is the message of an error of Postgres, which repeats both.
 */
export function errorFields(error: Error): Readonly<Record<string, unknown>> {
  const carried = error as unknown as Readonly<Record<string, unknown>>; // any property may be there
  const fields: Record<string, unknown> = { type: error.name, message: messageOf(error, carried) };
  for (const name of told) {
    const value = carried[name];
    if (typeof value === 'string' || typeof value === 'number') fields[name] = value;
  }
  const frames = framesOf(error);
  if (frames.length > 0) fields['frames'] = frames;
  if (isError(error.cause)) fields['cause'] = error.cause;
  const { errors } = carried;
  if (Array.isArray(errors)) fields['errors'] = errors.filter(isError).slice(0, mostErrors);
  return fields;
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
function messageOf({ message }: Error, { severity, code, sql, bindings }: Readonly<Record<string, unknown>>): string {
  const ofPostgres = typeof severity === 'string' && typeof code === 'string';
  if (ofPostgres) return `Postgres reported ${severity} ${code}`;
  return sql !== undefined || bindings !== undefined ? 'A query failed' : String(message);
}

/** The stack repeats the message, which is cut off with all that it may hold. */
function framesOf({ stack, message }: Error): readonly string[] {
  if (typeof stack !== 'string') return [];
  const end = message === '' ? -1 : stack.indexOf(message);
  const rest = end < 0 ? stack : stack.slice(end + message.length);
  return rest
    .split('\n')
    .filter(line => /^\s+at /.test(line))
    .slice(0, mostFrames)
    .map(line => line.trim());
}
