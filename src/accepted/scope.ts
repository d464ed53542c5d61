import type { AcceptedEntry } from './accepted-file.js';

/** A document that is compared, by what an entry may call it. */
export interface ComparedDocument {
  /** What tells it apart from others that are compared with it; undefined where it is the only one. */
  readonly name?: string;
  /** Its old and its new file, as the user would type them. */
  readonly sources: readonly string[];
}

/**
 * Which documents an entry is for: all where it names no file; those that bear the name, or whose file it is; else those whose
 * file's path ends with it. A name that is whole is no end of another one.
 */
export function documentsOf<Document extends ComparedDocument>(
  file: string | undefined,
  documents: readonly Document[],
): readonly Document[] {
  if (file === undefined) return documents;
  const wanted = file.replaceAll('\\', '/').replace(/^\.\//, '');
  const found = ways.map(way => documents.filter(document => way(document, wanted)));
  return found.find(each => each.length > 0) ?? [];
}

const ways: readonly ((document: ComparedDocument, file: string) => boolean)[] = [
  ({ name }, file) => name === file,
  ({ sources }, file) => sources.some(source => plain(source) === file),
  ({ sources }, file) =>
    sources.some(source => /[/:]$/.test(plain(source).slice(0, -file.length)) && plain(source).endsWith(file)),
];

function plain(source: string): string {
  return source.replaceAll('\\', '/').replace(/^\.\//, '');
}

/** The entries that hold for a document; of two for one change the one that names the document comes last. */
export function entriesFor<Document extends ComparedDocument>(
  document: Document,
  documents: readonly Document[],
  entries: readonly AcceptedEntry[],
): readonly AcceptedEntry[] {
  const own = entries.filter(({ file }) => file !== undefined && documentsOf(file, documents).includes(document));
  return [...entries.filter(({ file }) => file === undefined), ...own];
}
