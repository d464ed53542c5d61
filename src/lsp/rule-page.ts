import { type CodeEntry, markdownBlock } from '../diagnostics/index.js';
import type { Rule } from '../lint/index.js';

/** What a rule, or a code of the catalogue, says of itself, in Markdown: what `specwright explain CODE` says. */
export function rulePage(entry: CodeEntry & Pick<Rule, 'code'> & Partial<Pick<Rule, 'bad' | 'good'>>): string {
  const { code, severity, what, why, remedy, bad, good } = entry;
  return [
    `**${code}** (${severity})`,
    what,
    `Why it matters: ${why}`,
    `What to do: ${remedy}`,
    ...example('Not like this:', bad),
    ...example('But like this:', good),
  ].join('\n\n');
}

function example(title: string, text: string | undefined): readonly string[] {
  return text === undefined ? [] : [title, markdownBlock(text.trim().split('\n'), 'yaml').join('\n')];
}
