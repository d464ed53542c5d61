import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Finding, finding } from '../../diagnostics/index.js';
import { isGenerated } from '../print/generated-comment.js';
import { errorCode } from './error-code.js';
import { withPlainLineEnds } from './line-ends.js';
import type { OutputFile } from './output-file.js';

/** What stands between the files that are there and those that should be. */
export interface Changes {
  /** To be written, with the text that is there now. */
  readonly write: readonly (OutputFile & { readonly before?: string })[];
  /** Generated once, of no use now. */
  readonly remove: readonly { readonly path: string; readonly before: string }[];
  /** Files in the way that are not the tool's own. Nothing may be written where there is one. */
  readonly refused: readonly Finding[];
}

/**
 * Compares what should be with what is there. Reads only.
 * @param folders where the tool's own files are looked for that are no longer made
 */
export async function planChanges(
  files: readonly OutputFile[],
  folders: readonly string[],
  display: (path: string) => string,
): Promise<Changes> {
  const write: (OutputFile & { readonly before?: string })[] = [];
  const refused: Finding[] = [];
  const obstacles = new Set<string>();
  for (const file of files) {
    const state = readState(file.path);
    if (state.kind === 'absent') write.push(file);
    else if (state.kind === 'below') obstacles.add(obstacleAbove(file.path));
    else if (state.kind === 'unreadable') refused.push(inTheWay(display(file.path), state.why));
    else if (file.once || isSame(state.text, file.text)) continue;
    else if (isGenerated(state.text)) write.push({ ...file, before: state.text });
    else refused.push(inTheWay(display(file.path), 'is not a file that specwright generated'));
  }
  for (const path of obstacles) refused.push(inTheWay(display(path), 'is a file, where a folder is needed'));
  return { write, remove: await findStale(files, folders), refused };
}

/** As a checkout may have changed it, too: it is the same once it is committed. */
function isSame(there: string, wanted: string): boolean {
  return there === wanted || (there.includes('\r') && withPlainLineEnds(there) === withPlainLineEnds(wanted));
}

type State =
  | { readonly kind: 'absent' }
  | { readonly kind: 'below' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly why: string };

/** Hundreds of small files are read in a tenth of the time that promises take for them. */
function readState(path: string): State {
  try {
    return { kind: 'text', text: readFileSync(path, 'utf8') };
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT') return { kind: 'absent' };
    if (code === 'EISDIR') return { kind: 'unreadable', why: 'is a folder' };
    if (code === 'ENOTDIR') return { kind: 'below' };
    return { kind: 'unreadable', why: `can't be read (${code})` };
  }
}

/** The file that stands where a folder of a path should. */
function obstacleAbove(path: string): string {
  const folder = dirname(path);
  return folder === path || existsSync(folder) ? folder : obstacleAbove(folder);
}

function inTheWay(path: string, why: string): Finding {
  return finding('output-in-the-way', `${path} ${why}; it was kept, and nothing was written`, {
    location: { file: path, line: 1, column: 1, pointer: '' },
  });
}

async function findStale(files: readonly OutputFile[], folders: readonly string[]): Promise<Changes['remove']> {
  const made = new Set(files.map(({ path }) => path));
  const stale: { readonly path: string; readonly before: string }[] = [];
  for (const folder of folders) {
    for (const name of (await readdir(folder).catch(() => [])).sort()) {
      const path = join(folder, name);
      if (made.has(path) || !/\.(js|ts|json)$/.test(name) || dirname(path) !== folder) continue;
      const state = readState(path);
      if (state.kind === 'text' && isGenerated(state.text)) stale.push({ path, before: state.text });
    }
  }
  return stale;
}
