import type { IncomingMessage } from 'node:http';

/**
 * Whether HTTP itself makes this status of a 200, for a conditional or a range request: it needs no declaration of its own.
 * https://www.rfc-editor.org/rfc/rfc9110.html#name-304-not-modified and #name-206-partial-content
 */
export function isMadeOf200(status: number, { headers }: IncomingMessage): boolean {
  if (status === 206) return headers.range !== undefined;
  return status === 304 && (headers['if-none-match'] !== undefined || headers['if-modified-since'] !== undefined);
}

/**
 * Whether this status says that a precondition or a range of the request could not be met, which a contract need not foresee.
 * https://www.rfc-editor.org/rfc/rfc9110.html#name-412-precondition-failed and #name-416-range-not-satisfiable
 */
export function isPreconditionAnswer(status: number, { headers }: IncomingMessage): boolean {
  if (status === 416) return headers.range !== undefined;
  return status === 412 && (headers['if-match'] !== undefined || headers['if-unmodified-since'] !== undefined);
}
