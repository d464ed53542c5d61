import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FindingsError } from '../diagnostics/index.js';
import { type DocumentSet, loadDocument } from '../document/index.js';
import { usesIn } from './uses.js';

/** The documents of a workspace, read as the editor shows them, each once until something changes. */
export class Sets {
  readonly #texts: () => ReadonlyMap<string, string>;
  readonly #current = new Map<string, Promise<DocumentSet | undefined>>();
  /** The reading that began last. */
  readonly #latest = new Map<string, Promise<unknown>>();
  readonly #last = new Map<string, DocumentSet>();
  /** How many changes there were, so far and when what was read last began to be. */
  #changes = 0;
  readonly #read = new Map<string, { readonly changes: number; readonly set: DocumentSet | undefined }>();

  readonly #folderOf: (path: string) => string;

  /**
   * @param texts what the editor holds, by absolute path
   * @param folderOf the folder that names of files are relative to
   */
  constructor(texts: () => ReadonlyMap<string, string>, folderOf: (path: string) => string) {
    this.#texts = texts;
    this.#folderOf = folderOf;
  }

  /** A file has changed: what reaches it is read anew when it is asked for again. No path: any may have. */
  changed(path?: string): void {
    this.#changes++;
    for (const root of this.#current.keys()) {
      if (path === undefined || !this.#last.has(root) || this.#reaches(root, path)) this.#current.delete(root);
    }
  }

  /** Gets ready for what is asked of a document, and keeps it to fall back on, should it be broken later. */
  async keep(root: string): Promise<void> {
    const set = await this.of(root);
    if (set) usesIn(set);
  }

  /** A document as it was read last, which may be before the last keystroke; for what has to be there at once. */
  async recent(root: string): Promise<DocumentSet | undefined> {
    return this.#last.get(root) ?? (await this.of(root));
  }

  /** Whether a document has been read, or is being read. */
  knows(root: string): boolean {
    return this.#latest.has(root);
  }

  /** A document is of no use any more. */
  forget(root: string): void {
    this.#current.delete(root);
    this.#latest.delete(root);
    this.#last.delete(root);
    this.#read.delete(root);
  }

  /** A document as it is; where it cannot be read, as it was when that was possible last. */
  async of(root: string): Promise<DocumentSet | undefined> {
    let reading = this.#current.get(root);
    if (!reading) {
      // one after the other, so that what is kept is the latest
      reading = (this.#latest.get(root) ?? Promise.resolve()).then(() => this.#asItIs(root));
      this.#latest.set(
        root,
        reading.catch(() => undefined),
      );
      this.#current.set(root, reading);
    }
    return (await reading) ?? this.#last.get(root);
  }

  /** Those that were asked for at each of several keystrokes waited for one reading, and then want the same. */
  async #asItIs(root: string): Promise<DocumentSet | undefined> {
    const changes = this.#changes;
    const known = this.#read.get(root);
    if (known?.changes === changes) return known.set;
    const set = await this.#load(root);
    this.#read.set(root, { changes, set });
    return set;
  }

  async #load(root: string): Promise<DocumentSet | undefined> {
    try {
      const cwd = this.#folderOf(root);
      const source = relative(cwd, root).replaceAll('\\', '/');
      const set = await loadDocument(source, { cwd, texts: this.#texts(), allowBroken: true });
      this.#last.set(root, set);
      return set;
    } catch (error) {
      if (error instanceof FindingsError) return undefined;
      throw error;
    }
  }

  /** Whether a document is known to reach a file. */
  hold(path: string): boolean {
    return [...this.#last.keys()].some(root => this.#reaches(root, path));
  }

  #reaches(root: string, path: string): boolean {
    return this.#last.get(root)?.files.has(pathToFileURL(path).href) === true;
  }
}
