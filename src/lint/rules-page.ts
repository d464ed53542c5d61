import type { Category, Rule } from './rule.js';
import { rules } from './rules/table.js';

const titles: Readonly<Record<Category, string>> = {
  correctness: 'what makes a contract ambiguous, or impossible to keep',
  design: 'what makes an API hard to learn and to use',
  documentation: 'what a reader needs to be told',
  security: 'what lets an attacker in, or lets one do more than was meant',
  evolution: 'what is to change, and when',
  hygiene: 'what is left over, or said twice',
};

/** docs/rules.md: every rule with what it says, and its examples. Written by scripts/codes.mjs, proven current by a test. */
export function rulesPage(): string {
  const categories = Object.entries(titles) as [Category, string][]; // a record's own keys
  const of = (category: Category) => rules.filter(rule => rule.category === category);
  return `# Rules

<!-- Made from src/lint/rules/ by \`npm run docs:codes\`; do not edit. -->

The ${rules.length} rules of \`specwright lint\`. \`specwright explain CODE\` says the same at the terminal; [lint](lint.md) says how to switch
them on and off. A rule without a set is off until it is asked for.

${categories.map(([category, title]) => `- [${heading(category)}](#${category}), ${of(category).length}: ${title}`).join('\n')}

${categories.map(([category, title]) => `## ${heading(category)}\n\n${title[0]!.toUpperCase()}${title.slice(1)}.\n\n${table(of(category))}\n${of(category).map(section).join('\n')}`).join('\n')}`;
}

/** The name of a category begins with a capital as a heading. */
function heading(category: Category): string {
  return category[0]!.toUpperCase() + category.slice(1);
}

function table(group: readonly Rule[]): string {
  const rows = group.map(
    ({ code, severity, presets, what, fix }) =>
      `| [${code}](#${code}) | ${severity} | ${presets.join(', ')} | ${fix === undefined ? '' : 'yes'} | ${what.replaceAll('|', '\\|')} |\n`,
  );
  return `| code | is | in the sets | \`--fix\` | what it means |\n| --- | --- | --- | --- | --- |\n${rows.join('')}`;
}

function section(rule: Rule): string {
  const { code, severity, what, why, remedy, presets, options = {}, fix, bad, good } = rule;
  const settings = Object.entries(options).map(
    ([name, option]) => `- Option \`${name}\`: ${option.what} Default: \`${JSON.stringify(option.default)}\``,
  );
  return `### ${code}

${what}

- Severity: ${severity}
- In the sets: ${presets.length === 0 ? 'none' : presets.join(', ')}
- Why it matters: ${why}
- What to do: ${remedy}
${[...settings, ...(fix === undefined ? [] : [`- \`--fix\`: ${fix}`])].map(line => `${line}\n`).join('')}
Not like this:

\`\`\`yaml
${bad.trim()}
\`\`\`

But like this:

\`\`\`yaml
${good.trim()}
\`\`\`
`;
}
