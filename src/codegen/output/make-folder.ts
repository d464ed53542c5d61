import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode } from './error-code.js';

/**
 * Makes a folder and those above it. Not by Node's `recursive`, which never ends where a folder that exists takes none,
 * as /proc does.
 * @returns the folders made, the outermost first
 * @throws the file system's error
 */
export async function makeFolder(path: string): Promise<readonly string[]> {
  if (await isFolder(path)) return [];
  const parent = dirname(path);
  const above = parent === path ? [] : await makeFolder(parent);
  try {
    await mkdir(path);
  } catch (error) {
    // another run may have made it meanwhile
    if (errorCode(error) === 'EEXIST' && (await isFolder(path))) return above;
    throw error;
  }
  return [...above, path];
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    found => found.isDirectory(),
    () => false,
  );
}
