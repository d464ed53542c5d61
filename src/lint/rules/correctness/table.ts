import type { Rule } from '../../rule.js';

/** What makes a contract ambiguous, or impossible to keep. */
export const correctnessRules: readonly Rule[] = Object.freeze([]);
