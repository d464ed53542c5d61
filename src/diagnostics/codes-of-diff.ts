import { diffAccessCodes } from './catalogue/diff-access.js';
import { diffMessageCodes } from './catalogue/diff-messages.js';
import { diffOperationCodes } from './catalogue/diff-operations.js';
import { diffPromiseCodes } from './catalogue/diff-promises.js';
import type { CodeEntry } from './code-entry.js';

/**
 * Codes reported by diff/. The severity is that of the gravest level that a code can have: `breaking` is an error, `risky` a
 * warning, `safe` an information.
 */
export const diffCodes = {
  ...diffOperationCodes,
  ...diffMessageCodes,
  ...diffAccessCodes,
  ...diffPromiseCodes,
} as const satisfies Record<string, CodeEntry>;
