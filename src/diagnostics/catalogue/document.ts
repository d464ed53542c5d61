import type { CodeEntry } from '../code-entry.js';

/** Codes reported by document/. */
export const documentCodes = {} as const satisfies Record<string, CodeEntry>;
