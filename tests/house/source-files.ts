import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** One file of the project, its path below the project's folder. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

/** Every hand-written TypeScript file and script below some folders. */
export function sourceFiles(...folders: readonly string[]): readonly SourceText[] {
  return folders.flatMap(folder =>
    readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
      .filter(entry => entry.isFile() && /\.(ts|mjs)$/.test(entry.name))
      .map(entry => join(entry.parentPath, entry.name))
      .filter(path => !path.includes('/fixtures/'))
      .map(path => ({ path: relative(root, path), text: readFileSync(path, 'utf8') })),
  );
}
