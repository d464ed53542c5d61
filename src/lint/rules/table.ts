import type { Rule } from '../rule.js';
import { correctnessRules } from './correctness/table.js';
import { designRules } from './design/table.js';
import { documentationRules } from './documentation/table.js';
import { evolutionRules } from './evolution/table.js';
import { hygieneRules } from './hygiene/table.js';
import { securityRules } from './security/table.js';

/** Every rule of Specwright's own. A new one is a file, a row in the table of its category and a test. */
export const rules: readonly Rule[] = Object.freeze([
  ...correctnessRules,
  ...designRules,
  ...documentationRules,
  ...securityRules,
  ...evolutionRules,
  ...hygieneRules,
]);
