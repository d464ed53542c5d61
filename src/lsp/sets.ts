import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FindingsError } from '../diagnostics/index.js';
import { type DocumentSet, loadDocument } from '../document/index.js';

/** The documents of a workspace, read as the editor shows them, each once until something changes. */
export class Sets {
  readonly #texts: () => ReadonlyMap<string, string>;
  readonly #current = new Map<string, Promise<DocumentSet | undefined>>();
  readonly #last = new Map<string, DocumentSet>();

  /** @param texts what the editor holds, by absolute path */
  constructor(texts: () => ReadonlyMap<string, string>) {
    this.#texts = texts;
  }

  /** A file has changed: what reaches it is read anew when it is asked for again. No path: any may have. */
  changed(path?: string): void {
    for (const root of this.#current.keys()) {
      if (path === undefined || !this.#last.has(root) || this.reaches(root, path)) this.#current.delete(root);
    }
  }

  /** A document is of no use any more. */
  forget(root: string): void {
    this.#current.delete(root);
    this.#last.delete(root);
  }

  /** A document as it is; where it cannot be read, as it was when that was possible last. */
  async of(root: string): Promise<DocumentSet | undefined> {
    let reading = this.#current.get(root);
    if (!reading) this.#current.set(root, (reading = this.#read(root)));
    const set = await reading;
    if (set) this.#last.set(root, set);
    return set ?? this.#last.get(root);
  }

  async #read(root: string): Promise<DocumentSet | undefined> {
    try {
      return await loadDocument(root, { cwd: dirname(root), texts: this.#texts(), allowBroken: true });
    } catch (error) {
      if (error instanceof FindingsError) return undefined;
      throw error;
    }
  }

  /** Whether a document is known to reach a file. */
  private reaches(root: string, path: string): boolean {
    return this.#last.get(root)?.files.has(pathToFileURL(path).href) === true;
  }
}
