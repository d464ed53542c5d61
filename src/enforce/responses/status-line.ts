import type { ServerResponse } from 'node:http';
import { type ResponseViolation, violation } from './violation.js';

const forbidden = /[^\t\x20-\x7e\x80-\xff]/;

/**
 * What of a status line node would throw at, amid the head and often where nobody catches it, or no client would take for
 * the end of an exchange. https://www.rfc-editor.org/rfc/rfc9112.html#name-status-line
 */
export function statusLineViolation({ statusCode, statusMessage }: ServerResponse): ResponseViolation | undefined {
  // node takes a text of digits for a number too
  const status = Number(statusCode);
  if (!(status >= 200 && status <= 599))
    return violation('status', 'result', `the status ${status} is none from 200 to 599`);
  if (isReasonPhrase(statusMessage)) return undefined;
  return violation('status', 'message', 'the status message holds a character that none may hold');
}

/** The status as node sends it: an app may have set a text of digits, which Express 4's `status('200')` leaves as it is. */
export function statusOf({ statusCode }: ServerResponse): number {
  return Math.trunc(Number(statusCode));
}

/** @param message empty or undefined where node is to say the usual one */
export function isReasonPhrase(message: unknown): boolean {
  return !message || (typeof message === 'string' && !forbidden.test(message));
}
