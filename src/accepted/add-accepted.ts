import {
  appendToken,
  type Edit,
  editedText,
  type Json,
  type JsonObject,
  loadText,
  type SourceFile,
  splicedText,
} from '../document/index.js';
import type { Acceptance } from './acceptance.js';
import type { AcceptedFile, AcceptedKind } from './accepted-file.js';
import { withCommentsAbove } from './kept-comments.js';

const headings: Readonly<Record<AcceptedKind, string>> = {
  change: '# Changes of the contract that may stand although they break something: specwright diff tells them apart.\n',
  finding: '# Findings of specwright lint that may stand.\n',
};

/** A new entry: `what` is for those who read the file. */
export interface NewEntry extends Acceptance {
  readonly fingerprint: string;
  readonly what?: string;
  readonly file?: string;
}

/**
 * The text of a file of accepted changes with one more; comments, other entries and line ends stay as they are. An entry of the
 * same fingerprint for the same document gives way, or one for all documents.
 */
export async function withAccepted(read: AcceptedFile | undefined, entry: NewEntry): Promise<string> {
  if (!read) return acceptedText('change', [entry]);
  const index = indexOf(entry, read.entries);
  const text = changedText({ ...read, file: await withComments(read.file, index, entry) }, index, entry);
  const ended = /\r\n/.test(read.file.text) ? text.replaceAll(/\r?\n/g, '\r\n') : text;
  return read.hasMark ? `\ufeff${ended}` : ended;
}

/** The file with the comments of those members above them that the entry which gives way has and the new one has not. */
async function withComments(file: SourceFile, index: number, entry: NewEntry): Promise<SourceFile> {
  if (index < 0 || file.format === 'json') return file;
  const [old] = (file.value as readonly JsonObject[]).slice(index); // read as a list of entries
  const gone = Object.keys(old ?? {}).filter(name => !Object.hasOwn(entry, name));
  const text = withCommentsAbove(file, `/${index}`, gone);
  return text === file.text ? file : (await loadText(text, { display: file.display })).root;
}

function changedText({ file, entries }: AcceptedFile, index: number, entry: NewEntry): string {
  const value: JsonObject = { ...entry };
  const at = index < 0 ? entries.length : index;
  const edits = index < 0 ? [{ path: [String(at)], value }] : editsTo(file.value, at, value);
  const spliced = file.value === null ? undefined : splicedText(file, edits);
  if (spliced !== undefined) return spliced;
  if (file.format === 'json') {
    const items = [...((file.value ?? []) as readonly JsonObject[])]; // read as a list of entries
    items[at] = value;
    return `${JSON.stringify(items, null, 2)}\n`;
  }
  if (file.value !== null) return editedText(file, edits, 'yaml');
  const text = file.text === '' || file.text.endsWith('\n') ? file.text : `${file.text}\n`;
  return text + yamlItem(value);
}

/** Of the entry that a new one takes the place of; less than 0: of none. */
function indexOf({ fingerprint, file }: NewEntry, entries: AcceptedFile['entries']): number {
  const of = (document: string | undefined) =>
    entries.findIndex(entry => entry.fingerprint === fingerprint && entry.file === document);
  const own = of(file);
  return own < 0 ? of(undefined) : own;
}

/** An entry that gives way is changed field by field, so that the comments around it stay. */
function editsTo(list: Json, at: number, value: JsonObject): readonly Edit[] {
  const old = (list as readonly JsonObject[])[at]!; // read as a list of entries
  const gone = Object.keys(old).filter(name => !Object.hasOwn(value, name));
  const changed = Object.keys(value).filter(name => value[name] !== old[name]);
  return [
    ...gone.map(name => ({ pointer: appendToken(`/${at}`, name) })),
    ...changed.map(name => ({ path: [String(at), name], value: value[name]! })),
  ];
}

/** The text of a new file. */
export function acceptedText(kind: AcceptedKind, entries: readonly NewEntry[]): string {
  return headings[kind] + entries.map(entry => yamlItem({ ...entry })).join('');
}

/** JSON's texts are YAML's. */
function yamlItem(entry: JsonObject): string {
  const lines = Object.entries(entry).map(([name, value]) => `${name}: ${plain(value as string)}`); // all are texts
  return `- ${lines.join('\n  ')}\n`;
}

/** A word or a few in which nothing has a meaning to YAML needs no quotes. */
function plain(text: string): string {
  const isPlain = /^[a-z][\w ,.()/-]*[\w.)]$/i.test(text) && !/^(?:true|false|null|yes|no|on|off)$/i.test(text);
  return isPlain || /^\d{4}-\d\d-\d\d$/.test(text) ? text : JSON.stringify(text);
}
