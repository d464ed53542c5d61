import type { CodeEntry } from '../code-entry.js';

/**
 * Codes reported by diff/. The severity is that of the gravest level that a code can have: `breaking` is an error, `risky` a
 * warning, `safe` an information.
 */
export const diffCodes = {
  'operation-removed': {
    severity: 'error',
    what: 'An operation is no longer there.',
    why: 'Whoever calls it gets 404 or 405.',
    remedy: 'Keep the operation, mark it `deprecated` with an `x-sunset` date, and remove it once that day has passed',
  },
  'operation-added': {
    severity: 'info',
    what: 'An operation is new.',
    why: 'Nobody depends on it yet; it is told for the changelog.',
    remedy: 'Nothing has to be done',
  },
} as const satisfies Record<string, CodeEntry>;
