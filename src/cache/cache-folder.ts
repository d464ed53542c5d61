import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** `node_modules/.cache/specwright` of the project that a folder belongs to, else `.specwright/cache` in the working folder. */
export function cacheFolder(out: string, cwd: string): string {
  for (let folder = dirname(out); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'node_modules'))) return join(folder, 'node_modules', '.cache', 'specwright');
    if (folder === dirname(folder)) return join(cwd, '.specwright', 'cache');
  }
}
