import { once } from 'node:events';
import { type FSWatcher, statSync, watch } from 'node:fs';
import { basename, dirname } from 'node:path';

interface Watched {
  readonly watcher: FSWatcher;
  /** Tells a folder from another that has taken its place. */
  readonly inode: number;
  /** Names that are waited for: folders on the way to a file that is not there yet. */
  readonly awaited: Set<string>;
}

/**
 * Watches the folders of files rather than the files, since editors replace files. Of a folder that is not there the
 * nearest one above it is watched until it is.
 */
export class WatchedFolders {
  readonly #folders = new Map<string, Watched>();
  readonly #isSource: (name: string) => boolean;
  readonly #changed: () => void;
  #closed = false;

  /**
   * @param isSource whether a file of that name matters
   * @param changed called at every change that may matter; often more than once
   */
  constructor(isSource: (name: string) => boolean, changed: () => void) {
    this.#isSource = isSource;
    this.#changed = changed;
  }

  /** Watches the folder of a file, there or not. Call it before the file is read: so no change is missed. */
  addFile(path: string): void {
    this.#add(dirname(path));
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#folders.keys()].map(folder => this.#forget(folder)));
  }

  #add(folder: string, awaited?: string): void {
    if (this.#closed) return;
    const inode = inodeOf(folder);
    let known = this.#folders.get(folder);
    if (known && known.inode !== inode) {
      void this.#forget(folder);
      known = undefined;
    }
    if (inode !== undefined) known ??= this.#open(folder, inode);
    if (known) {
      if (awaited !== undefined) known.awaited.add(awaited);
    } else if (dirname(folder) !== folder) this.#add(dirname(folder), basename(folder));
  }

  #open(folder: string, inode: number): Watched | undefined {
    try {
      const watcher = watch(folder, (_event, name) => this.#heard(folder, name));
      watcher.on('error', () => this.#heard(folder, null));
      const watched = { watcher, inode, awaited: new Set<string>() };
      this.#folders.set(folder, watched);
      return watched;
    } catch {
      // gone in the meantime, or not ours to watch: the one above it tells
      return undefined;
    }
  }

  /** A folder that is moved or removed tells so under its own name. */
  #heard(folder: string, name: string | null): void {
    const awaited = this.#folders.get(folder)?.awaited;
    if (inodeOf(folder) !== this.#folders.get(folder)?.inode) {
      void this.#forget(folder);
      this.#add(folder);
      this.#changed();
    } else if (name === null || this.#isSource(name) || awaited?.has(name)) this.#changed();
  }

  async #forget(folder: string): Promise<void> {
    const watcher = this.#folders.get(folder)?.watcher;
    this.#folders.delete(folder);
    if (!watcher) return;
    const closed = once(watcher, 'close');
    watcher.close();
    await closed;
  }
}

function inodeOf(folder: string): number | undefined {
  const found = statSync(folder, { throwIfNoEntry: false });
  return found?.isDirectory() ? found.ino : undefined;
}
