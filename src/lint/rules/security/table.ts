import type { Rule } from '../../rule.js';

/** What lets an attacker in, or lets one do more than was meant. */
export const securityRules: readonly Rule[] = Object.freeze([]);
