import type { Hover, Position, Range } from 'vscode-languageserver/node';
import { type Code, catalogue, markdownBlock, markdownCode } from '../diagnostics/index.js';
import type { DocumentSet } from '../document/index.js';
import { type Cursor, rangeOf, standing } from './cursor.js';
import type { ReviewedFinding } from './review.js';
import { rulePage } from './rule-page.js';
import { linesOf } from './text-range.js';
import { member, type Node, valueAt } from './uses.js';

/** As much of what a reference leads to is shown. */
const mostLines = 24;

/** What is known of a place: the pages of the rules that have found something there, and what a reference leads to. */
export async function hoverAt(
  cursor: Cursor,
  findings: readonly ReviewedFinding[],
  { set, pages }: { readonly set?: DocumentSet | undefined; readonly pages: ReadonlyMap<string, string> },
): Promise<Hover | undefined> {
  const here = findings.filter(({ diagnostic }) => holds(diagnostic.range, cursor.position));
  const codes = [...new Set(here.map(({ diagnostic }) => String(diagnostic.code)))];
  const told = await Promise.all(codes.map(code => pageOf(code, pages)));
  const at = set && standing(set, cursor);
  const target = at?.use && shown(at.use.target);
  const parts = [...told.filter(page => page !== undefined), ...(target ? [target] : [])];
  if (parts.length === 0) return undefined;
  const range = here[0]?.diagnostic.range ?? (at?.use && rangeOf(at.file, at.use.pointer, at.use.part));
  return { contents: { kind: 'markdown', value: parts.join('\n\n---\n\n') }, ...(range && { range }) };
}

async function pageOf(code: string, pages: ReadonlyMap<string, string>): Promise<string | undefined> {
  const own = pages.get(code);
  if (own !== undefined) return own;
  if (Object.hasOwn(catalogue, code)) return rulePage({ code, ...catalogue[code as Code] }); // just seen to be one
  const { rules } = await import('../lint/index.js');
  const rule = rules.find(each => each.code === code);
  return rule && rulePage(rule);
}

/** What a node says of itself, and its text. */
function shown(node: Node): string {
  const value = valueAt(node);
  const [title, description] = ['title', 'description'].map(name => member(value, name));
  const { file, pointer } = node;
  const { line } = file.locate(pointer, 'key');
  const lines = linesOf(file.text).slice(line - 1);
  const part = pointer === '' ? lines : lines.slice(0, lengthOf(lines));
  return [
    markdownCode(`${file.display}#${pointer}`),
    ...[title, description].filter(each => typeof each === 'string'),
    markdownBlock([...part.slice(0, mostLines), ...(part.length > mostLines ? ['...'] : [])], file.format).join('\n'),
  ].join('\n\n');
}

/** How many lines belong to what begins on the first: those that are further in, and the bracket that closes it. */
function lengthOf(lines: readonly string[]): number {
  const depth = (line: string) => /^[ \t]*(?:- )?/.exec(line)![0].length;
  const first = depth(lines[0] ?? '');
  const after = lines.slice(1).findIndex(line => line.trim() !== '' && depth(line) <= first);
  if (after < 0) return lines.length;
  return /^\s*[\]}]/.test(lines[after + 1]!) ? after + 2 : after + 1;
}

export function holds({ start, end }: Range, { line, character }: Position): boolean {
  const isAfter = line > start.line || (line === start.line && character >= start.character);
  return isAfter && (line < end.line || (line === end.line && character <= end.character));
}
