import { type Code, catalogue } from './catalogue.js';

/** docs/codes.md: every code with what it means. Written by scripts/codes.mjs, proven current by a test. */
export function codesPage(): string {
  const codes = (Object.keys(catalogue) as Code[]).sort();
  return `# Codes

<!-- Made from src/diagnostics/catalogue/ by \`npm run docs:codes\`; do not edit. -->

Everything that Specwright reports has one of these codes. They are stable: a code never changes its meaning.
\`specwright explain CODE\` says the same at the terminal.

${codes.map(section).join('\n')}`;
}

function section(code: Code): string {
  const { severity, what, why, remedy } = catalogue[code];
  return `## ${code}

${what}

- Severity: ${severity}
- Why it matters: ${why}
- What to do: ${remedy}
`;
}
