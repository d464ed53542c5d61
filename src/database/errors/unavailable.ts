import { HttpProblem } from '../../problem/index.js';

/**
 * 503 with Retry-After: the database can't do it now, the same request may succeed later.
 * @param retryAfter seconds after which a client may try again
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-15.6.4
 */
export function unavailable(detail: string, cause?: unknown, retryAfter = 1): HttpProblem {
  return new HttpProblem(503, detail, { headers: { 'Retry-After': String(retryAfter) }, cause });
}
