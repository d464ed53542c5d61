import type { CodeEntry } from '../code-entry.js';

/** Codes reported by enforce/. */
export const enforceCodes = {} as const satisfies Record<string, CodeEntry>;
