import type { Rule } from '../../rule.js';
import { pathVerb } from './path-verb.js';

/** What makes an API hard to learn and to use. */
export const designRules: readonly Rule[] = Object.freeze([pathVerb]);
