import { diffReviewCodes } from './catalogue/diff-review.js';
import { diffSchemaCodes } from './catalogue/diff-schema.js';
import type { CodeEntry } from './code-entry.js';
import { diffCodes } from './codes-of-diff.js';
import type { Severity } from './severity.js';

const levels: Readonly<Record<Severity, string>> = { error: 'breaking', warning: 'risky', info: 'safe' };

/** What is said beside the changes is no change. */
const severities: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

const groups = [
  { title: 'Documents, operations and their messages', codes: diffCodes, names: levels },
  { title: 'Schemas', codes: diffSchemaCodes, names: levels },
  { title: 'What was accepted, and versions', codes: diffReviewCodes, names: severities },
];

/** The codes of differences for docs/diff.md, a table a group. Written by scripts/codes.mjs, proven current by a test. */
export function diffCodesTables(): string {
  return groups.map(({ title, codes, names }) => `### ${title}\n\n${table(codes, names)}`).join('\n');
}

function table(codes: Readonly<Record<string, CodeEntry>>, names: Readonly<Record<Severity, string>>): string {
  const rows = Object.entries(codes).map(
    ([code, { severity, what }]) =>
      `| [${code}](codes.md#${code}) | ${names[severity]} | ${what.replaceAll('|', '\\|')} |\n`,
  );
  return `| code | is | what it means |\n| --- | --- | --- |\n${rows.join('')}`;
}
