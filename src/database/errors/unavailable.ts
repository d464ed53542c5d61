import { HttpProblem } from '../../problem/index.js';

/** Seconds after which a client may try again what the database could not do now. */
const retryAfter = '1';

/**
 * 503 with Retry-After: the database can't do it now, the same request may succeed later.
 * https://www.rfc-editor.org/rfc/rfc9110#section-15.6.4
 */
export function unavailable(detail: string, cause?: unknown): HttpProblem {
  return new HttpProblem(503, detail, { headers: { 'Retry-After': retryAfter }, cause });
}
