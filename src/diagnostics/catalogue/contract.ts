import type { CodeEntry } from '../code-entry.js';

/** Codes reported by contract/. */
export const contractCodes = {} as const satisfies Record<string, CodeEntry>;
