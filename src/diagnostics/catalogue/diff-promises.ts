import type { CodeEntry } from '../code-entry.js';

/** What an operation promises beside its messages, and what documents say in words. */
export const diffPromiseCodes = {
  'operation-deprecated': {
    severity: 'info',
    what: 'An operation is deprecated.',
    why: 'It works as before; whoever calls it should look for another way.',
    remedy: 'Say by `x-sunset` until when it works, and in the description what takes its place',
  },
  'operation-undeprecated': {
    severity: 'info',
    what: 'An operation is no longer deprecated.',
    why: 'It stays.',
    remedy: 'Nothing has to be done',
  },
  'sunset-changed': {
    severity: 'warning',
    what: 'The day until which something deprecated works has changed: an operation, a parameter, a header, a property.',
    why: 'Who planned by the old day may be late.',
    remedy: 'Set no earlier day than was said before',
  },
  'sunset-invalid': {
    severity: 'warning',
    what: 'An `x-sunset` says no day.',
    why: 'What says no day announces none: to remove what says it stays as grave as it is, whenever that is.',
    remedy: 'Write the day as 2026-12-31, or as the Sunset header does: Fri, 01 May 2026 00:00:00 GMT (RFC 8594)',
  },
  'stability-changed': {
    severity: 'warning',
    what: 'An operation promises another stability by `x-stability`.',
    why: 'Below stable it may change without notice; no request fails for that alone, which is why it is risky.',
    remedy: 'Keep the stability that was promised',
  },
  'operation-id-renamed': {
    severity: 'warning',
    what: 'An operation has another operationId.',
    why: 'No request holds it; functions of generated clients are named by it, and links use it.',
    remedy: 'Keep the operationId',
  },
  'tags-changed': {
    severity: 'info',
    what: 'An operation has other tags.',
    why: 'Documentation groups it elsewhere; generated clients may.',
    remedy: 'Nothing has to be done',
  },
  'documentation-changed': {
    severity: 'info',
    what: 'Summaries or descriptions say something else.',
    why: 'No message changes.',
    remedy: 'Read them: words may change what is meant, which no tool finds',
  },
  'extension-changed': {
    severity: 'warning',
    what: 'An extension that was asked about has another value.',
    why: 'What it means, only who wrote it knows.',
    remedy: 'Look at it',
  },
} as const satisfies Record<string, CodeEntry>;
