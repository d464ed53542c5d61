import { rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { FindingsError, finding } from '../../diagnostics/index.js';
import { errorCode } from './error-code.js';
import { makeFolder } from './make-folder.js';
import type { Changes } from './plan-changes.js';
import { removeAbandoned, stagedNames } from './staged.js';

/**
 * Writes everything or nothing: all texts go to files beside their place first, and are moved there once all are written.
 * The last of `write` is moved last, so that a manifest at the end never speaks of what is not there.
 * @throws FindingsError `output-unwritable` where a folder or file can't be written
 */
export async function writeChanges(changes: Changes, display: (path: string) => string): Promise<void> {
  const staged: { readonly from: string; readonly to: string }[] = [];
  const folders: string[] = [];
  const stagedName = stagedNames();
  let current = '';
  try {
    for (const folder of new Set(changes.write.map(({ path }) => dirname(path)))) {
      current = folder;
      folders.push(...(await makeFolder(folder)));
      await removeAbandoned(folder);
    }
    for (const { path, text } of changes.write) {
      current = path;
      const from = stagedName(path);
      staged.push({ from, to: path });
      await writeFile(from, text, { flag: 'wx' });
    }
    for (const { from, to } of staged) {
      current = to;
      await rename(from, to);
    }
    for (const { path } of changes.remove) {
      current = path;
      await rm(path, { force: true });
    }
  } catch (error) {
    await Promise.all(staged.map(({ from }) => rm(from, { force: true }).catch(() => undefined)));
    // innermost first; one that is not empty stays
    for (const folder of folders.reverse()) await rmdir(folder).catch(() => undefined);
    throw new FindingsError([
      finding('output-unwritable', `${display(current)} can't be written (${errorCode(error)})`, {
        location: { file: display(current), line: 1, column: 1, pointer: '' },
      }),
    ]);
  }
}
