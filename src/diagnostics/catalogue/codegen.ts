import type { CodeEntry } from '../code-entry.js';

/** Codes reported by codegen/. */
export const codegenCodes = {} as const satisfies Record<string, CodeEntry>;
