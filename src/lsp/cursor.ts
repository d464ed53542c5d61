import type { Location, Position, Range } from 'vscode-languageserver/node';
import type { DocumentSet, SourceFile } from '../document/index.js';
import { linesOf, tokenRange } from './text-range.js';
import { type Node, type Use, usesIn } from './uses.js';

/** Where somebody stands in a text, as the editor shows it. */
export interface Cursor {
  /** Of the file, in the form that document sets use. */
  readonly uri: string;
  readonly text: string;
  readonly position: Position;
}

/** What a cursor stands on, in a document. */
export interface Standing extends Node {
  readonly part: 'key' | 'value';
  /** What it names, if it names something. */
  readonly use?: Use;
}

/** What a cursor stands on; undefined where the document does not reach the file, or is known from before it was changed. */
export function standing(set: DocumentSet, { uri, text, position }: Cursor): Standing | undefined {
  const file = set.files.get(uri);
  if (file === undefined || file.text !== withoutMark(text)) return undefined;
  const { pointer, part } = file.nodeAt(position.line + 1, position.character + 1);
  const use = usesIn(set).at({ file, pointer }, part) ?? usesIn(set).at({ file, pointer: `${pointer}/$ref` }, 'value');
  const isNear = use && (use.pointer === pointer || part === 'value');
  return { file, pointer, part, ...(use && isNear && { use }) };
}

/** A text as document sets hold it: without a byte order mark. */
export function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** Where a node is written. */
export function placeOf({ file, pointer }: Node, part: 'key' | 'value' = 'key'): Location {
  return { uri: file.uri, range: rangeOf(file, pointer, part) };
}

export function rangeOf(file: SourceFile, pointer: string, part: 'key' | 'value'): Range {
  return tokenRange(knownLines(file), file.locate(pointer, part));
}

const known = new WeakMap<SourceFile, readonly string[]>();

function knownLines(file: SourceFile): readonly string[] {
  let lines = known.get(file);
  if (!lines) known.set(file, (lines = linesOf(file.text)));
  return lines;
}
