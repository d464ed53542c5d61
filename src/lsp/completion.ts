import { dirname, relative, sep } from 'node:path';
import { type CompletionItem, CompletionItemKind, type Range } from 'vscode-languageserver/node';
import { type PlaceType, sectionOf, typesAt, versionOf, visitObjects } from '../contract/index.js';
import { appendToken, type DocumentSet, formatFragment, type SourceFile } from '../document/index.js';
import type { Cursor } from './cursor.js';
import { pathAt } from './path-at.js';
import { linesOf } from './text-range.js';
import { pathOf } from './uris.js';
import { member, namesOf, usesIn, valueAt } from './uses.js';

/** As many are offered; an editor asks again as one types on. */
const most = 1_000;

/** What a reference can lead to, where the cursor is in the value of a `$ref`: what the place may hold, of all files of the document. */
export function completionsAt(
  set: DocumentSet,
  cursor: Cursor,
): { readonly items: CompletionItem[]; readonly isIncomplete: boolean } {
  const lines = linesOf(cursor.text);
  const written = referenceBeing(lines[cursor.position.line] ?? '', cursor.position);
  if (!written) return { items: [], isIncomplete: false };
  const file = set.files.get(cursor.uri) ?? set.root;
  const types = wantedTypes(set, { file, path: pathAt(lines, written.range.start, file.format) });
  const found = [...candidates(set, file, types)];
  const items = found.slice(0, most).map((candidate, index) => toItem(candidate, index, { written, file }));
  return { items, isIncomplete: found.length > most };
}

interface Written {
  readonly range: Range;
  /** The quote that is there already. */
  readonly quote: string;
  /** Whether that quote is closed. */
  readonly isClosed: boolean;
}

/** The value of the `$ref` that is being typed on a line; its range is what a choice takes the place of. */
function referenceBeing(line: string, { line: number, character }: Cursor['position']): Written | undefined {
  for (const found of line.matchAll(/\$ref["']?[ \t]*:[ \t]*(["']?)/g)) {
    const [before, quote = ''] = found;
    const from = found.index + before.length;
    const rest = line.slice(from);
    const length = (quote === '' ? /^[^\s,}]*/ : quote === '"' ? /^[^"]*/ : /^[^']*/).exec(rest)![0].length;
    if (character < from || character > from + length) continue;
    const isClosed = quote !== '' && rest[length] === quote;
    const end = isClosed ? length : /^.*?(?=\s*[,}]?\s*$)/.exec(rest.slice(0, length))![0].length;
    const range = { start: { line: number, character: from }, end: { line: number, character: from + end } };
    return { range, quote, isClosed };
  }
  return undefined;
}

/** What may stand where the reference stands; in a file beside the root, by what is known to lead into it. */
function wantedTypes(
  set: DocumentSet,
  { file, path }: { readonly file: SourceFile; readonly path: readonly string[] },
): readonly PlaceType[] {
  const version = versionOf(set.root.value) ?? '3.1';
  if (file === set.root) return typesAt(version, 'openapi', path);
  const known = knownTypes(set, file);
  for (let length = path.length; length >= 0; length--) {
    const type = known.get(path.slice(0, length).reduce(appendToken, ''));
    if (type) return typesAt(version, type, path.slice(length));
  }
  return [];
}

/** What the objects of a file are, by pointer. */
function knownTypes(set: DocumentSet, file: SourceFile): ReadonlyMap<string, PlaceType> {
  const types = new Map<string, PlaceType>();
  visitObjects(set, versionOf(set.root.value) ?? '3.1', node => {
    if (node.file === file) types.set(node.pointer, node.of);
  });
  return types;
}

interface Candidate {
  readonly file: SourceFile;
  readonly pointer: string;
  readonly type: PlaceType;
}

/** The components first, then what else references lead to. Where nothing is known of the place, all of them. */
function* candidates(set: DocumentSet, file: SourceFile, wanted: readonly PlaceType[]): Iterable<Candidate> {
  const told = new Set<string>();
  const isWanted = (type: PlaceType) => wanted.length === 0 || wanted.includes(type);
  const isNew = ({ uri }: SourceFile, pointer: string) =>
    !told.has(`${uri}#${pointer}`) && told.add(`${uri}#${pointer}`);
  for (const [type, section] of [['schema', 'schemas'] as const, ...sectionOf]) {
    for (const each of isWanted(type) ? [set.root, ...set.files.values()] : []) {
      const pointer = `/components/${section}`;
      for (const name of namesOf(valueAt({ file: each, pointer }))) {
        const at = appendToken(pointer, name);
        if (isNew(each, at)) yield { file: each, pointer: at, type };
      }
    }
  }
  for (const { of: type, target } of usesIn(set).all) {
    if (type && isWanted(type) && isNew(target.file, target.pointer)) yield { ...target, type };
  }
  if (!isWanted('schema')) return;
  for (const name of namesOf(member(file.value, '$defs'))) {
    const at = appendToken('/$defs', name);
    if (isNew(file, at)) yield { file, pointer: at, type: 'schema' };
  }
}

function toItem(
  { file, pointer, type }: Candidate,
  index: number,
  { written, file: from }: { readonly written: Written; readonly file: SourceFile },
): CompletionItem {
  const fragment = pointer === '' && file !== from ? '' : formatFragment(pointer);
  const label = file === from ? fragment : `${pathBetween(from, file)}${fragment}`;
  const description = member(valueAt({ file, pointer }), 'description');
  return {
    label,
    kind: CompletionItemKind.Reference,
    detail: type,
    sortText: String(index).padStart(6, '0'),
    ...(typeof description === 'string' && { documentation: description }),
    textEdit: { range: written.range, newText: quotedAs(label, written, from) },
  };
}

/** A `#` begins a comment where it is not quoted. */
function quotedAs(label: string, { quote, isClosed }: Written, { format }: SourceFile): string {
  if (quote !== '') return isClosed ? label : `${label}${quote}`;
  const mark = format === 'json' ? '"' : "'";
  return `${mark}${label}${mark}`;
}

function pathBetween(from: SourceFile, to: SourceFile): string {
  const [start, end] = [pathOf(from.uri), pathOf(to.uri)];
  if (start === undefined || end === undefined) return to.uri;
  const path = relative(dirname(start), end).replaceAll(sep, '/');
  return encodeURI(path.startsWith('.') ? path : `./${path}`);
}
