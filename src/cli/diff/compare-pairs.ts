import type { ComparedDocument } from '../../accepted/index.js';
import { type Finding, FindingsError } from '../../diagnostics/index.js';
import { type DiffOptions, diff, type LoneDifference, lone } from '../../diff/index.js';
import type { Options } from '../command.js';
import { dayOption } from '../day-option.js';
import type { Io } from '../io.js';
import { createProgress } from '../progress.js';
import { extensionsOption, strictOption } from './names.js';
import type { LoneDocument, Pair } from './pairs.js';
import type { DiffProject } from './project.js';
import { type Reading, type ReadSide, readPair, readSide } from './read-pair.js';

/** A pair, compared, or a document that one side alone has. Of the documents only their places are kept. */
export interface ComparedPair {
  readonly difference: LoneDifference;
  /** What entries of the file of accepted changes may call it. */
  readonly document: ComparedDocument;
  readonly before?: Pick<ReadSide, 'file'>;
  readonly after?: Pick<ReadSide, 'file' | 'locate'>;
}

/**
 * Compares every pair, one after the other, and reads what has nothing to be compared with: what can't be read is told of
 * those too.
 * @throws FindingsError with what is wrong with any document
 */
export async function comparePairs(project: DiffProject, options: Options, io: Io): Promise<readonly ComparedPair[]> {
  const asked = { strict: strictOption(options), extensions: extensionsOption(options), now: dayOption(options) };
  const progress = createProgress(io);
  const how = { io, progress, allowRemote: project.allowRemote };
  const wrong: Finding[] = [];
  const pairs: ComparedPair[] = [];
  const unless = async (work: () => Promise<void>) => {
    await work().catch(error => {
      if (!(error instanceof FindingsError)) throw error;
      wrong.push(...error.findings);
    });
  };
  try {
    for (const pair of project.pairs) await unless(async () => void pairs.push(await comparePair(pair, how, asked)));
    for (const alone of project.alone) await unless(async () => void pairs.push(await readAlone(alone, how)));
  } finally {
    progress.end();
  }
  if (wrong.length > 0) throw new FindingsError(wrong);
  return pairs;
}

async function comparePair(pair: Pair, how: Reading, asked: DiffOptions): Promise<ComparedPair> {
  const [before, after] = await readPair(pair, how);
  how.progress.stage(`comparing ${pair.before} with ${pair.after}`);
  const difference = diff(before.contract, after.contract, asked);
  const document = { sources: [pair.before, pair.after], ...(pair.name !== undefined && { name: pair.name }) };
  return { difference, document, before: { file: before.file }, after: { file: after.file, locate: after.locate } };
}

async function readAlone(document: LoneDocument, how: Reading): Promise<ComparedPair> {
  const { contract, file, locate } = await readSide(document.source, how);
  const difference = lone(contract, document);
  const named = { name: document.name, sources: [document.source] };
  return {
    difference,
    document: named,
    ...(document.side === 'old' ? { before: { file } } : { after: { file, locate } }),
  };
}
