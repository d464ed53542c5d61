import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { filesBelow } from './built.mjs';

/**
 * Makes a folder hold these files and no others: a package must not carry dead modules. A file that holds its text
 * already is left alone, with its time: the cache of generated files goes by that.
 * @param {string} folder
 * @param {Map<string, string | Uint8Array>} files by path below the folder, with slashes
 */
export function exactly(folder, files) {
  for (const [path, content] of files) {
    const file = join(folder, path);
    const wanted = Buffer.from(content);
    if (contentOf(file)?.equals(wanted)) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, wanted);
  }
  for (const file of filesBelow(folder)) {
    if (!files.has(relative(folder, file).split(sep).join('/'))) rmSync(file);
  }
}

function contentOf(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
