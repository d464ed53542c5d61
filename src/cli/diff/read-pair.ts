import type { Contract } from '../../contract/index.js';
import { type Finding, FindingsError, type Location } from '../../diagnostics/index.js';
import type { DocumentSet } from '../../document/index.js';
import type { Io } from '../io.js';
import { loadOptions } from '../load-options.js';
import type { Progress } from '../progress.js';
import type { Pair } from './pairs.js';

/** One side of a pair as it was read. */
export interface ReadSide {
  readonly contract: Contract;
  /** Where a place of the document is in its text; the nearest where there is none. */
  readonly locate: (pointer: string) => Location;
  /** The name of the document's file in its locations. */
  readonly file: string;
}

/** How documents are read. */
export interface Reading {
  readonly io: Io;
  readonly progress: Progress;
  readonly allowRemote: boolean;
}

/**
 * Reads both documents of a pair.
 * @throws FindingsError with what is wrong with either
 */
export async function readPair(
  { before, after }: Pair,
  how: Reading,
): Promise<readonly [before: ReadSide, after: ReadSide]> {
  // one is read from the disk while the other is parsed; a document that is compared with itself is read, and told of, once
  const reading = readOrFindings(before, how);
  const [old, now] = await Promise.all([reading, after === before ? reading : readOrFindings(after, how)]);
  if ('contract' in old && 'contract' in now) return [old, now];
  throw new FindingsError([...new Set([old, now])].flatMap(side => ('contract' in side ? [] : side)));
}

async function readOrFindings(source: string, how: Reading): Promise<ReadSide | readonly Finding[]> {
  try {
    return await readSide(source, how);
  } catch (error) {
    if (error instanceof FindingsError) return error.findings;
    throw error;
  }
}

/**
 * Reads one document.
 * @throws FindingsError with what is wrong with it
 */
export async function readSide(source: string, { io, progress, allowRemote }: Reading): Promise<ReadSide> {
  const [{ createContract }, { loadDocument }] = await Promise.all([
    import('../../contract/index.js'),
    import('../../document/index.js'),
  ]);
  progress.stage(`reading ${source}`);
  const set = await loadDocument(source, { ...loadOptions(io, allowRemote), allowBroken: true });
  return sideOf(set, createContract(set));
}

function sideOf({ root }: DocumentSet, contract: Contract): ReadSide {
  return { contract, locate: pointer => root.locate(pointer), file: root.display };
}
