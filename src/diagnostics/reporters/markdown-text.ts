// https://github.github.com/gfm/
import { printable } from './escape.js';

/**
 * Text as a paragraph's, in which names between backquotes are code: no markup, no link. GitHub looks for mentions and
 * references in what was rendered, where an escape is gone: a comment keeps them from being any.
 */
export function markdownText(text: string): string {
  const parts = text.split('`');
  // whatever a name with a backquote in it makes of the rest, each part is either code or escaped
  const isPaired = parts.length % 2 === 1;
  return parts
    .map((part, index) => (isPaired && index % 2 === 1 ? markdownCode(part) : escaped(part)))
    .join(isPaired ? '' : '\\`');
}

function escaped(text: string): string {
  return printable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\*_[\]|~!$]/g, '\\$&')
    .replace(/:(?=\/\/)|(?<=\bwww)\./gi, '\\$&')
    .replace(/[@#](?=[\p{L}\p{N}_])/gu, '$&<!-- -->');
}

/** Text of a document as code in a line: its fence is longer than any in it. */
export function markdownCode(text: string): string {
  const shown = printable(text);
  if (shown.trim() === '') return '';
  const fence = '`'.repeat(longestRun(shown) + 1);
  const pad = /^[ `]|[ `]$/.test(shown) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** Lines of a document as a block of code. @param language as highlighters name it */
export function markdownBlock(lines: readonly string[], language = 'text'): readonly string[] {
  const shown = lines.map(printable);
  const fence = '`'.repeat(Math.max(3, longestRun(shown.join('\n')) + 1));
  return [`${fence}${language}`, ...shown, fence];
}

function longestRun(text: string): number {
  return [...text.matchAll(/`+/g)].reduce((longest, [run]) => Math.max(longest, run.length), 0);
}
