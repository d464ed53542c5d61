/** Positions count from 0, in UTF-16 code units: https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#position */
import type { Range } from 'vscode-languageserver/node';
import type { Location } from '../diagnostics/index.js';

/** The lines of a text, without what ends them. */
export function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\n|\r/);
}

/** The key or value that begins at a place, as far as it stands on that line. */
export function tokenRange(lines: readonly string[], { line, column }: Pick<Location, 'line' | 'column'>): Range {
  const text = lines[line - 1] ?? '';
  const from = Math.min(column - 1, text.length);
  const length = lengthOf(text.slice(from), text.slice(0, from));
  return { start: { line: line - 1, character: from }, end: { line: line - 1, character: from + length } };
}

const quoted = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/;
const bracket = /^[{[]/;
const block = { key: /^[^\s'"{[#,][^#]*?(?=\s*:(?:\s|$))/, value: /^.*?(?=\s+#|\s*$)/ };
/** In flow style a key or value ends where a comma or bracket does. */
const flow = { key: /^[^\s'"{}[\]#,][^#,{}[\]]*?(?=\s*:(?:\s|$))/, value: /^[^,\]}]*?(?=\s*(?:[,\]}]|$))/ };

function lengthOf(rest: string, before: string): number {
  const { key, value } = /[{[]/.test(before) ? flow : block;
  const [found] = quoted.exec(rest) ?? bracket.exec(rest) ?? key.exec(rest) ?? value.exec(rest) ?? [rest];
  return found.length;
}
