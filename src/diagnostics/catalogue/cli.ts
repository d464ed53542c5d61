import type { CodeEntry } from '../code-entry.js';

/** Codes reported by cli/. */
export const cliCodes = {} as const satisfies Record<string, CodeEntry>;
