import type { Rule } from '../../rule.js';

/** What a reader needs to be told. */
export const documentationRules: readonly Rule[] = Object.freeze([]);
