import type pg from 'pg';
import { FindingsError, finding } from '../../diagnostics/index.js';
import { errorCode, errorField } from './error-field.js';

/** Codes of the server and the system that say that there is no connection. */
const noConnection = /^(?:E[A-Z]{3,}|08\w{3}|28\w{3}|3D000|57P03|53300)$/;

/**
 * Does what connects first.
 * @param place where it connects to
 * @throws FindingsError database-unreachable, with a code and the host, or the folder of the socket, and nothing else of the URL
 */
export async function reaching<T>(work: () => Promise<T>, place: Pick<pg.ClientConfig, 'host' | 'port'>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const reason = reasonOf(error) ?? reasonOf(errorCause(error));
    if (reason === undefined) throw error;
    throw new FindingsError([
      finding('database-unreachable', `No connection to the database ${placeText(place)}: ${reason}`),
    ]);
  }
}

function placeText({ host = 'localhost', port = 5432 }: Pick<pg.ClientConfig, 'host' | 'port'>): string {
  return host.startsWith('/') ? `at the socket ${host}/.s.PGSQL.${port}` : `at ${host}:${port}`;
}

const reasons: Readonly<Record<string, string>> = {
  '28P01': 'the password is wrong',
  '28000': 'the user may not connect',
  '3D000': 'there is no such database',
  '53300': 'all its connections are in use',
  '57P03': 'it is starting or stopping',
  ECONNREFUSED: 'nothing listens there',
  ENOENT: 'there is no such socket',
  ENOTFOUND: 'there is no such host',
};

/** What a pool was refused is told within the error that it gives to requests. */
function errorCause(error: unknown): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, 'cause') : undefined;
}

function reasonOf(error: unknown): string | undefined {
  const code = errorField(error, 'reason') ?? errorCode(error);
  if (noConnection.test(code)) return reasons[code] ? `${reasons[code]} (${code})` : code;
  // pg gives these no code
  return /^(Connection terminated|timeout expired)/i.test(code) ? 'it broke off' : undefined;
}
