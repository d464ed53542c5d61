import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** What may stand in a header, a log and a shell without harm. */
const sane = /^[\w.:+/=@-]{1,128}$/;

/** The id that a client or proxy gave a request, where it is sane; else a new one. */
export function idOf({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && sane.test(given) ? given : randomUUID();
}
