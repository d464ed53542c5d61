import { type SourceFile, splicedText } from '../document/index.js';
import type { Fix } from './rule.js';

export interface MendedText<F extends Fix> {
  /** As it was where nothing is mended. */
  readonly text: string;
  /** What was done. */
  readonly done: readonly F[];
  /** What would change more than its place, such as what an alias names: the text of these stays as it is. */
  readonly left: readonly F[];
}

/**
 * The text of a file with fixes, and nothing beside them changed.
 * @param fixes none of which changes what another changes
 */
export function mendedText<F extends Fix>(file: SourceFile, fixes: readonly F[]): MendedText<F> {
  const done = possible(file, fixes);
  const left = fixes.filter(fix => !done.includes(fix));
  return { text: spliced(file, done) ?? file.text, done, left };
}

/** Those that can be done together; halves are looked at only where not all can. */
function possible<F extends Fix>(file: SourceFile, fixes: readonly F[]): readonly F[] {
  if (fixes.length === 0 || spliced(file, fixes) !== undefined) return fixes;
  if (fixes.length === 1) return [];
  const middle = fixes.length >> 1;
  const first = possible(file, fixes.slice(0, middle));
  const both = [...first, ...possible(file, fixes.slice(middle))];
  return spliced(file, both) === undefined ? first : both;
}

function spliced(file: SourceFile, fixes: readonly Fix[]): string | undefined {
  return splicedText(
    file,
    fixes.flatMap(({ edits }) => edits),
  );
}
