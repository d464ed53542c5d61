import type { LintFinding } from '../finding.js';
import type { AskedRule } from '../lint.js';
import type { Category } from '../rule.js';

/** How many of a category's rules documents keep. */
export interface Score {
  readonly category: Category;
  readonly kept: number;
  readonly rules: number;
}

/** A score for each category of which a rule was asked, in the order in which the rules are. */
export function scoresOf(findings: readonly LintFinding[], asked: readonly AskedRule[]): readonly Score[] {
  const broken = new Set(findings.map(({ code }) => code));
  const categories = [...new Set(asked.map(({ category }) => category))];
  return categories.map(category => {
    const rules = asked.filter(rule => rule.category === category);
    return { category, kept: rules.filter(({ code }) => !broken.has(code)).length, rules: rules.length };
  });
}
