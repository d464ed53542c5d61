import { type Finding, FindingsError } from '../../diagnostics/index.js';
import { type Difference, type DiffOptions, diff } from '../../diff/index.js';
import type { Options } from '../command.js';
import { dayOption } from '../day-option.js';
import type { Io } from '../io.js';
import { createProgress } from '../progress.js';
import { loneFinding } from './lone-documents.js';
import { extensionsOption, strictOption } from './names.js';
import type { Pair } from './pairs.js';
import type { DiffProject } from './project.js';
import { type Reading, type ReadSide, readPair, readSide } from './read-pair.js';

/** A pair, compared. Of the documents only their places are kept. */
export interface ComparedPair {
  readonly difference: Difference;
  readonly before: Pick<ReadSide, 'file'>;
  readonly after: Pick<ReadSide, 'file' | 'locate'>;
}

/** What came of a command line: its pairs, and what is said of documents that one side alone has. */
export interface Compared {
  readonly pairs: readonly ComparedPair[];
  readonly findings: readonly Finding[];
}

/**
 * Compares every pair, one after the other, and reads what has nothing to be compared with: what can't be read is told of
 * those too.
 * @throws FindingsError with what is wrong with any document
 */
export async function comparePairs(project: DiffProject, options: Options, io: Io): Promise<Compared> {
  const asked = { strict: strictOption(options), extensions: extensionsOption(options), now: dayOption(options) };
  const progress = createProgress(io);
  const how = { io, progress, allowRemote: project.allowRemote };
  const wrong: Finding[] = [];
  const pairs: ComparedPair[] = [];
  const findings: Finding[] = [];
  const unless = async (work: () => Promise<void>) => {
    await work().catch(error => {
      if (!(error instanceof FindingsError)) throw error;
      wrong.push(...error.findings);
    });
  };
  try {
    for (const pair of project.pairs) await unless(async () => void pairs.push(await comparePair(pair, how, asked)));
    for (const alone of project.alone) {
      await unless(async () => void findings.push(loneFinding(alone, await readSide(alone.source, how))));
    }
  } finally {
    progress.end();
  }
  if (wrong.length > 0) throw new FindingsError(wrong);
  return { pairs, findings };
}

async function comparePair(pair: Pair, how: Reading, asked: DiffOptions): Promise<ComparedPair> {
  const [before, after] = await readPair(pair, how);
  how.progress.stage(`comparing ${pair.before} with ${pair.after}`);
  const difference = diff(before.contract, after.contract, asked);
  return { difference, before: { file: before.file }, after: { file: after.file, locate: after.locate } };
}
