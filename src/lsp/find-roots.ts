import type { Dirent } from 'node:fs';
import { type FileHandle, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isRoot, mayHoldOpenApi } from './document-kind.js';

/**
 * A workspace may be of any size: no more than this is looked at. Of files of which the beginning does not tell, so many bytes
 * are read: their fields may be sorted by name, and then components come first, however many there are.
 */
const most = { entries: 20_000, roots: 50, bytes: 256 * 1024 * 1024 };
const beginning = 4096;

/** The OpenAPI documents below a folder, but for what packages and hidden folders hold. */
export async function findRoots(folder: string, { bytes } = most): Promise<readonly string[]> {
  const roots: string[] = [];
  const reader = new Reader(bytes);
  let entries = 0;
  const queue = [folder];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (const entry of await entriesOf(at)) {
      if (++entries > most.entries || roots.length >= most.roots) return roots;
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const path = join(at, entry.name);
      if (entry.isDirectory()) queue.push(path);
      else if (entry.isFile() && mayHoldOpenApi(path) && (await reader.isRootAt(path))) roots.push(path);
    }
  }
  return roots;
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  const found = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Reads files as far as it takes to know what they are. */
class Reader {
  #left: number;

  /** @param bytes how many it may read of files whose beginning does not tell */
  constructor(bytes: number) {
    this.#left = bytes;
  }

  async isRootAt(path: string): Promise<boolean> {
    let file: FileHandle | undefined;
    try {
      file = await open(path);
      const { buffer, bytesRead } = await file.read(Buffer.alloc(beginning), 0, beginning, 0);
      if (isRoot(buffer.toString('utf8', 0, bytesRead))) return true;
      if (bytesRead < beginning) return false;
      return await this.#isRootAsWhole(file);
    } catch {
      return false;
    } finally {
      await file?.close().catch(() => undefined);
    }
  }

  async #isRootAsWhole(file: FileHandle): Promise<boolean> {
    const { size } = await file.stat();
    if (size > this.#left) return false;
    this.#left -= size;
    const bytes = await file.readFile();
    // most files are no documents, and need not become texts
    return ['openapi', 'swagger'].some(name => bytes.includes(name)) && isRoot(bytes.toString());
  }
}
