import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';

/** More hold more memory than they save time. */
const mostThreads = 8;

/** What one review keeps busy of processors, as V8 compiles and collects garbage beside it. */
const processorsEach = 1.5;

/** Bytes of documents below which a thread takes longer to start, and to warm up, than it saves. */
const leastBytes = 1_000_000;

/** How many threads review so many documents. */
export function threadsFor(documents: number, processors = availableParallelism()): number {
  return Math.max(1, Math.min(documents, Math.floor(processors / processorsEach), mostThreads));
}

/** Whether threads are done sooner with documents than one would be. */
export function paysThreads(sources: readonly string[], cwd: string, processors = availableParallelism()): boolean {
  if (threadsFor(sources.length, processors) === 1) return false;
  const sizes = sources.map(source => sizeOf(source, cwd));
  // all but the largest is what is saved at most
  return sizes.reduce((sum, size) => sum + size, 0) - Math.max(...sizes) >= leastBytes;
}

/** Bytes of a file; 0 of what is none, as it costs time rather than work. */
export function sizeOf(source: string, cwd: string): number {
  return statSync(resolve(cwd, source), { throwIfNoEntry: false })?.size ?? 0;
}

/** The same documents, the largest first; those of one size as they are. */
export function largestFirst(sources: readonly string[], cwd: string): readonly string[] {
  const sizes = new Map(sources.map(source => [source, sizeOf(source, cwd)]));
  return [...sources].sort((a, b) => sizes.get(b)! - sizes.get(a)!);
}
