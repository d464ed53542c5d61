import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { type DocumentSet, isWithin } from '../document/index.js';
import { isRoot, mayHoldOpenApi } from './document-kind.js';
import { findRoots } from './find-roots.js';
import { projectFolder } from './project-folder.js';
import { Sets } from './sets.js';

export interface WorkspaceNeeds {
  /** What the editor holds, by absolute path. */
  readonly texts: () => ReadonlyMap<string, string>;
  /** The document of a project's settings; undefined where they name none, or cannot be read. */
  readonly documentOf: (folder: string) => Promise<string | undefined>;
}

/** The folders that an editor has opened, and the OpenAPI documents in them. */
export class Workspace {
  readonly #needs: WorkspaceNeeds;
  readonly #folders = new Set<string>();
  readonly sets: Sets;
  readonly #found = new Map<string, Promise<readonly string[]>>();

  constructor(needs: WorkspaceNeeds) {
    this.#needs = needs;
    this.sets = new Sets(needs.texts, path => this.projectOf(path));
  }

  add(folder: string): void {
    this.#folders.add(folder);
  }

  remove(folder: string): void {
    this.#folders.delete(folder);
  }

  projectOf(path: string): string {
    return projectFolder(path, [...this.#folders]);
  }

  /** Files may have come or gone. */
  filesChanged(): void {
    this.#found.clear();
    this.sets.changed();
  }

  /**
   * The documents that a file is, or is a part of.
   * @param known documents that are looked at first
   */
  async rootsOf(path: string, known: Iterable<string>): Promise<readonly string[]> {
    if (!mayHoldOpenApi(path)) return [];
    const roots = new Set<string>();
    if (isRoot(await this.#textOf(path))) roots.add(path);
    for (const root of known) if (await this.#reaches(root, path)) roots.add(root);
    if (roots.size > 0) return [...roots];
    for (const root of await this.#candidates(path)) if (await this.#reaches(root, path)) roots.add(root);
    return [...roots];
  }

  /** The sets of documents that a file is a part of. @param uri of the file, as document sets have it */
  async setsOf(
    uri: string,
    roots: readonly string[],
    read: (root: string) => Promise<DocumentSet | undefined>,
  ): Promise<readonly DocumentSet[]> {
    const sets = await Promise.all(roots.map(read));
    return sets.filter(set => set !== undefined).filter(set => set.files.has(uri));
  }

  /** The sets of all documents of the workspace that reach a file, be they open or not. */
  async setsAround(path: string): Promise<readonly DocumentSet[]> {
    const sets: DocumentSet[] = [];
    for (const root of await this.#candidates(path)) {
      const isKnown = this.sets.knows(root);
      const set = await this.sets.of(root);
      if (set?.files.has(pathToFileURL(path).href)) sets.push(set);
      else if (!isKnown) this.sets.forget(root); // it may be large
    }
    return sets;
  }

  async #reaches(root: string, path: string): Promise<boolean> {
    const set = await this.sets.of(root);
    return set?.files.has(pathToFileURL(path).href) === true;
  }

  async #candidates(path: string): Promise<readonly string[]> {
    const project = this.projectOf(path);
    const named = await this.#needs.documentOf(project);
    const around = [...this.#folders].filter(folder => isWithin(path, folder));
    const found = await Promise.all(around.map(folder => this.#rootsIn(folder)));
    return [...new Set([...(named === undefined ? [] : [named]), ...found.flat()])];
  }

  #rootsIn(folder: string): Promise<readonly string[]> {
    let found = this.#found.get(folder);
    if (!found) this.#found.set(folder, (found = findRoots(folder)));
    return found;
  }

  async #textOf(path: string): Promise<string> {
    return this.#needs.texts().get(path) ?? (await readFile(path, 'utf8').catch(() => ''));
  }
}
