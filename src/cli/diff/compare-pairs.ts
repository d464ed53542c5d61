import { type Finding, FindingsError } from '../../diagnostics/index.js';
import { type Difference, diff } from '../../diff/index.js';
import type { Options } from '../command.js';
import type { Io } from '../io.js';
import { createProgress } from '../progress.js';
import { dayOption, extensionsOption, strictOption } from './names.js';
import type { DiffProject } from './project.js';
import { type ReadSide, readPair } from './read-pair.js';

/** A pair, compared. Of the documents only their places are kept. */
export interface ComparedPair {
  readonly difference: Difference;
  readonly before: Pick<ReadSide, 'file'>;
  readonly after: Pick<ReadSide, 'file' | 'locate'>;
}

/**
 * Compares every pair, one after the other.
 * @throws FindingsError with what is wrong with any document of any pair
 */
export async function comparePairs(
  { pairs, allowRemote }: DiffProject,
  options: Options,
  io: Io,
): Promise<readonly ComparedPair[]> {
  const [strict, extensions, now] = [strictOption(options), extensionsOption(options), dayOption(options)];
  const progress = createProgress(io);
  const found: Finding[] = [];
  const done: ComparedPair[] = [];
  try {
    for (const pair of pairs) {
      const sides = await readPair(pair, { io, progress, allowRemote }).catch(error => {
        if (!(error instanceof FindingsError)) throw error;
        found.push(...error.findings);
      });
      if (!sides) continue;
      const [before, after] = sides;
      progress.stage(`comparing ${pair.before} with ${pair.after}`);
      const difference = diff(before.contract, after.contract, { strict, now, extensions });
      done.push({ difference, before: { file: before.file }, after: { file: after.file, locate: after.locate } });
    }
  } finally {
    progress.end();
  }
  if (found.length > 0) throw new FindingsError(found);
  return done;
}
