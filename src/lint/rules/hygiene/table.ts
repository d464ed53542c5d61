import type { Rule } from '../../rule.js';

/** What is left over, or said twice. */
export const hygieneRules: readonly Rule[] = Object.freeze([]);
