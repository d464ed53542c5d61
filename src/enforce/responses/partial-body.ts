import type { ServerResponse } from 'node:http';
import type { PassingCheck } from './passing-check.js';
import { statusOf } from './status-line.js';

/** A part of a body, which can't be held against the schema of the whole: it passes, and is told of. */
export const partialBody: PassingCheck = Object.freeze({
  unchecked: 'a part of the whole, as a Range header asks for',
  take: () => undefined,
  releasable: (bytes: Buffer) => bytes,
  rest: () => undefined,
  end: () => undefined,
  whole: () => undefined,
  stripped: () => undefined,
});

/**
 * Whether a 206 holds less than the whole. A range that happens to be all of it is checked as such.
 * https://www.rfc-editor.org/rfc/rfc9110.html#name-content-range
 */
export function isPartial(response: ServerResponse): boolean {
  if (statusOf(response) !== 206) return false;
  const [, first, last, all] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(String(response.getHeader('content-range'))) ?? [];
  return first === undefined || Number(first) !== 0 || Number(last) + 1 !== Number(all);
}
