import { open, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createTwoFilesPatch } from 'diff';
import { FindingsError, finding } from '../../diagnostics/index.js';
import type { LintFinding } from '../../lint/index.js';
import { isWhole } from './linted-source.js';
import { type MendedFile, mendedFiles } from './mend.js';
import type { Reviews } from './reviews.js';

/** As often as a document is mended again: what one mend uncovers another mends. */
const mostRounds = 10;

export interface FixOptions {
  /** Whether nothing is written: the difference is given instead. */
  readonly isDry: boolean;
  readonly isHeld: (finding: LintFinding) => boolean;
}

export interface Fixed {
  readonly findings: number;
  readonly files: number;
  /** Documents that were left as they are, since a part of them could not be read. */
  readonly left: readonly string[];
  /** Findings whose place cannot be changed by itself, each once. */
  readonly leftFindings: readonly LintFinding[];
  /** What would change, as a patch; only where nothing is written. */
  readonly patch: string;
}

/**
 * Mends documents where there is one mechanical answer.
 * @throws FindingsError fix-unwritable where a document is no file, or cannot be written
 */
export async function fixAll(sources: readonly string[], reviews: Reviews, options: FixOptions): Promise<Fixed> {
  const files = new Set<string>();
  const left: string[] = [];
  const leftFindings = new Map<string, LintFinding>();
  let [findings, patch] = [0, ''];
  for (const source of sources) {
    for (let round = 0; round < mostRounds; round++) {
      const linted = await reviews.anew(source);
      if (!isWhole(linted)) left.push(source);
      const all = mendedFiles(linted, options.isHeld);
      for (const each of all.flatMap(file => file.left)) leftFindings.set(each.fingerprint ?? '', each);
      const mended = all.filter(({ file, text }) => file.text !== text);
      for (const each of mended) {
        if (!options.isDry) await written(each);
        else if (!files.has(each.file.uri)) patch += await patchOf(each);
        if (!options.isDry || !files.has(each.file.uri)) findings += each.count;
        files.add(each.file.uri);
      }
      if (options.isDry || mended.length === 0) break;
    }
  }
  return { findings, files: files.size, left, leftFindings: [...leftFindings.values()], patch };
}

async function written({ file: { uri, display }, text }: MendedFile): Promise<void> {
  const fault = (message: string) => {
    const location = { file: display, line: 1, column: 1, pointer: '' };
    return new FindingsError([finding('fix-unwritable', message, { location })]);
  };
  if (!uri.startsWith('file:')) throw fault(`${display} is no file`);
  await writeFile(fileURLToPath(uri), (await markOf(uri)) + text).catch((error: unknown) => {
    throw fault(`${display}: ${error instanceof Error ? error.message : String(error)}`);
  });
}

async function patchOf({ file: { uri, display, text: before }, text }: MendedFile): Promise<string> {
  const mark = await markOf(uri);
  return createTwoFilesPatch(`a/${display}`, `b/${display}`, mark + before, mark + text, undefined, undefined, {
    context: 3,
  }).replace(/^=+\n/, '');
}

/** The byte order mark of a file that has one: it is read without, and stays. */
async function markOf(uri: string): Promise<string> {
  const mark = '\uFEFF';
  if (!uri.startsWith('file:')) return '';
  const file = await open(fileURLToPath(uri));
  try {
    const { buffer } = await file.read(Buffer.alloc(3), 0, 3, 0);
    return buffer.equals(Buffer.from(mark)) ? mark : '';
  } finally {
    await file.close();
  }
}
