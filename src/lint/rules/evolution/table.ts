import type { Rule } from '../../rule.js';

/** What is to change, and when. */
export const evolutionRules: readonly Rule[] = Object.freeze([]);
