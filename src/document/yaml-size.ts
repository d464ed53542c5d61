import { FindingsError, finding } from '../diagnostics/index.js';
import type { Edit } from './edit.js';
import type { Json, SourceFile } from './types.js';

/** Measured: a million values are 20 to 30 s and 1.3 GB in the package that keeps comments; Node has 2 to 4 GB by default. */
export const defaultYamlValues = 1_000_000;

/**
 * Refuses what the package `yaml` would not come to an end with: it makes an object of every value, comment and blank.
 * @throws FindingsError too-many-values
 */
export function refuseManyValues(file: SourceFile, edits: readonly Edit[], limit: number): void {
  let left = limit;
  for (const value of [file.value, ...edits.map(edit => edit.value ?? null)]) {
    left -= countUpTo(value, left);
    if (left >= 0) continue;
    const message = `${file.display} and what moves into it have more than ${limit} values, too many to write as YAML`;
    throw new FindingsError([finding('too-many-values', message, { location: file.locate('') })]);
  }
}

/** How many values there are, containers included; not told further than one over the limit. */
function countUpTo(root: Json, limit: number): number {
  let count = 0;
  const open: Json[] = [root];
  for (let value = open.pop(); value !== undefined && count <= limit; value = open.pop()) {
    count++;
    // not spread: a list may be longer than arguments may be many
    if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) open.push(item);
  }
  return count;
}
