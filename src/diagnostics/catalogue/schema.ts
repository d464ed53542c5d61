import type { CodeEntry } from '../code-entry.js';

/** Codes reported by schema/. */
export const schemaCodes = {} as const satisfies Record<string, CodeEntry>;
