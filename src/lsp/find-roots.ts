import type { Dirent } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isRoot, mayHoldOpenApi } from './document-kind.js';

/** A workspace may be of any size: no more than this is looked at. */
const most = { entries: 20_000, roots: 50 };

/** The OpenAPI documents below a folder, but for what packages and hidden folders hold. */
export async function findRoots(folder: string): Promise<readonly string[]> {
  const roots: string[] = [];
  let entries = 0;
  const queue = [folder];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (const entry of await entriesOf(at)) {
      if (++entries > most.entries || roots.length >= most.roots) return roots;
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const path = join(at, entry.name);
      if (entry.isDirectory()) queue.push(path);
      else if (entry.isFile() && mayHoldOpenApi(path) && isRoot(await beginningOf(path))) roots.push(path);
    }
  }
  return roots;
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  const found = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function beginningOf(path: string): Promise<string> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
      return buffer.toString('utf8', 0, bytesRead);
    } finally {
      await file.close();
    }
  } catch {
    return '';
  }
}
