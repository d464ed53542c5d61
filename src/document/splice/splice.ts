import { type Edit, tokensOf } from '../edit.js';
import type { Json } from '../types.js';
import { yamlPackage } from '../yaml-package.js';
import { printed } from './print.js';
import { type Written, type WrittenEntry, writtenAt } from './written.js';

/** A part of a text that gives way to another. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

interface Source {
  readonly text: string;
  readonly format: 'yaml' | 'json';
}

/**
 * What an edit changes of a text, and nothing beside it.
 * @param root the outermost container
 * @returns undefined where the place is not written in a way that can be changed so
 */
export function spliceOf(source: Source, root: Written | undefined, edit: Edit): Splice | undefined {
  const tokens = tokensOf(edit);
  const name = tokens.at(-1);
  const container = name === undefined ? undefined : writtenAt(root, tokens.slice(0, -1));
  if (name === undefined || !container) return undefined;
  const entry = container.entries.find(each => each.name === name);
  if (edit.value === undefined) return entry && removal(source, container, entry);
  if (entry) return replacement(source, container, entry, edit.value);
  if (container.isMap) return addition(source, container, name, edit.value);
  return name === String(container.entries.length) ? appended(source, container, edit.value) : undefined;
}

function replacement(
  { text, format }: Source,
  { isFlow }: Written,
  { value: from, end: to }: WrittenEntry,
  value: Json,
): Splice {
  const before = text.slice(from, to);
  const indent = format === 'json' ? leading(text, from) : ' '.repeat(from - lineStart(text, from));
  const gap = from === to && text[from - 1] === ':' ? ' ' : '';
  // what ends a block scalar belongs to it
  const tail = before.endsWith('\n') ? '\n' : '';
  return { from, to, text: gap + printed(value, { format, before, isFlow, indent }) + tail };
}

function removal(source: Source, container: Written, entry: WrittenEntry): Splice | undefined {
  const { text } = source;
  const index = container.entries.indexOf(entry);
  const [previous, next] = [container.entries[index - 1], container.entries[index + 1]];
  if (!previous && !next) return emptied(source, container);
  if (container.isFlow)
    return next ? { from: entry.from, to: next.from, text: '' } : { from: previous!.end, to: entry.end, text: '' };
  const start = lineStart(text, entry.from);
  // the first of an item's properties stands behind the dash, and the next takes its place
  if (text.slice(start, entry.from).trim() !== '') return next && { from: entry.from, to: next.from, text: '' };
  return { from: start, to: text[entry.end - 1] === '\n' ? entry.end : lineEnd(text, entry.end), text: '' };
}

function emptied({ text }: Source, { isMap, isFlow, start, end }: Written): Splice | undefined {
  const brackets = isMap ? '{}' : '[]';
  if (isFlow) return { from: start, to: end, text: brackets };
  let from = start;
  while (/\s/.test(text[from - 1] ?? '')) from--;
  if (text[from - 1] !== ':') return undefined;
  return { from, to: end, text: ` ${brackets}${text[end - 1] === '\n' ? '\n' : ''}` };
}

function addition({ text, format }: Source, container: Written, name: string, value: Json): Splice {
  const { isFlow, start, end } = container;
  const last = container.entries.at(-1);
  const key = format === 'json' ? JSON.stringify(name) : yamlPackage().stringify(name).trimEnd();
  const indent = last ? leading(text, last.from) : leading(text, start);
  const member = `${key}: ${printed(value, { format, before: '', isFlow, indent })}`;
  if (!last) return { from: start, to: end, text: format === 'json' ? `{${member}}` : `{ ${member} }` };
  return isFlow ? behindComma(text, last, indent, member) : onItsLine(text, container, last, member);
}

/** One item more, behind the last. */
function appended({ text, format }: Source, container: Written, value: Json): Splice | undefined {
  const { entries, isFlow } = container;
  const last = entries.at(-1);
  if (!last) return undefined;
  const indent = leading(text, last.from);
  // in lines, as the items of such a list are
  const before = isFlow ? '' : '\n';
  const item = printed(value, { format, before, isFlow, indent: isFlow ? indent : `${columnOf(text, last)}  ` });
  return isFlow ? behindComma(text, last, indent, item) : onItsLine(text, container, last, `- ${item}`);
}

function behindComma(text: string, last: WrittenEntry, indent: string, member: string): Splice {
  const isAlone = text.slice(lineStart(text, last.from), last.from).trim() === '';
  return { from: last.end, to: last.end, text: isAlone ? `,\n${indent}${member}` : `, ${member}` };
}

function onItsLine(text: string, { entries }: Written, last: WrittenEntry, member: string): Splice {
  const column = columnOf(text, entries[0]!); // it has a last one
  const end = text[last.end - 1] === '\n' ? last.end : lineEnd(text, last.end);
  const at = behindComments(text, end, column.length);
  const isEnded = text[at - 1] === '\n';
  return { from: at, to: at, text: isEnded ? `${column}${member}\n` : `\n${column}${member}` };
}

/** Behind the comments that stand further in than the entries: they are of the last one. @param at where a line begins */
function behindComments(text: string, at: number, column: number): number {
  const comment = /(?:[ \t\r]*\n)*( *)#[^\n]*(?:\n|$)/y;
  let behind = at;
  for (;;) {
    comment.lastIndex = behind;
    const indent = comment.exec(text)?.[1];
    if (indent === undefined || indent.length <= column) return behind;
    behind = comment.lastIndex;
  }
}

/** White space as wide as what stands before an entry. */
function columnOf(text: string, { from }: WrittenEntry): string {
  return ' '.repeat(from - lineStart(text, from));
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** After the line's end. */
function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

/** The white space that a line begins with. */
function leading(text: string, at: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, at), at))![0];
}
