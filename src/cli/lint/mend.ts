import type { SourceFile } from '../../document/index.js';
import { CompatibleFixes, type Fix, type LintFinding, mendedText } from '../../lint/index.js';
import type { LintedSource } from './linted-source.js';

/** A file with what mends findings in it. */
export interface MendedFile {
  readonly file: SourceFile;
  readonly text: string;
  /** How many findings it mends. */
  readonly count: number;
  /** What has one answer, which cannot be given without the text around it being written anew. */
  readonly left: readonly LintFinding[];
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
  const chosen = new Map<SourceFile, CompatibleFixes<Fix & { readonly finding: LintFinding }>>();
  for (const finding of findings) {
    const [fix, file] = [fixes.get(finding), files.get(finding.location?.file ?? '')];
    if (!fix || !file || isHeld(finding)) continue;
    let those = chosen.get(file);
    if (!those) chosen.set(file, (those = new CompatibleFixes()));
    those.add({ ...fix, finding });
  }
  return [...chosen].map(([file, { all }]) => {
    const { text, done, left } = mendedText(file, all);
    return { file, text, count: done.length, left: left.map(({ finding }) => finding) };
  });
}
