import { parsePointer, type SourceFile, splicedText } from '../../document/index.js';
import type { LintFinding, LintReport } from '../../lint/index.js';
import type { LintedSource } from './lint-source.js';

type Fix = LintReport['fixes'] extends ReadonlyMap<unknown, infer F> ? F : never;

/** A file with what mends findings in it. */
export interface MendedFile {
  readonly file: SourceFile;
  readonly text: string;
  /** How many findings it mends. */
  readonly count: number;
}

/**
 * What mends findings, file by file. Where two of them would change the same place the first is taken: the other is found
 * again, if it is still there.
 * @param isHeld whether a finding may stand
 */
export function mendedFiles(
  { set, findings, fixes }: LintedSource,
  isHeld: (finding: LintFinding) => boolean,
): readonly MendedFile[] {
  const files = new Map([...(set?.files.values() ?? [])].map(file => [file.display, file]));
  const chosen = new Map<SourceFile, Chosen>();
  for (const finding of findings) {
    const [fix, file] = [fixes.get(finding), files.get(finding.location?.file ?? '')];
    if (!fix || !file || isHeld(finding)) continue;
    let those = chosen.get(file);
    if (!those) chosen.set(file, (those = new Chosen()));
    those.add(fix);
  }
  return [...chosen].map(([file, { edits, count }]) => ({ file, text: splicedText(file, edits), count }));
}

/** Fixes of one file, none of which changes what another changes, or something within it. */
class Chosen {
  readonly edits: Fix['edits'][number][] = [];
  count = 0;
  readonly #places = new Set<string>();
  readonly #around = new Set<string>();

  add(fix: Fix): void {
    const places = fix.edits.map(edit => ('path' in edit ? edit.path : parsePointer(edit.pointer)));
    if (places.some(place => this.#isTaken(place))) return;
    for (const place of places) {
      this.#places.add(JSON.stringify(place));
      for (const prefix of prefixesOf(place)) this.#around.add(prefix);
    }
    this.edits.push(...fix.edits);
    this.count++;
  }

  #isTaken(place: readonly string[]): boolean {
    return this.#around.has(JSON.stringify(place)) || prefixesOf(place).some(prefix => this.#places.has(prefix));
  }
}

/** All that a place stands in, and itself. */
function prefixesOf(place: readonly string[]): readonly string[] {
  return [...place.keys(), place.length].map(length => JSON.stringify(place.slice(0, length)));
}
