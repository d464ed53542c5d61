import { FindingsError } from '../../diagnostics/index.js';
import { type DocumentSet, type LoadOptions, loadDocument } from '../../document/index.js';
import { type LintReport, lint } from '../../lint/index.js';
import type { ReadLintSettings } from './lint-settings.js';

/** What a review of one source gave. */
export interface LintedSource extends Pick<LintReport, 'findings' | 'suppressed' | 'asked' | 'fixes'> {
  readonly source: string;
  /** Undefined where it could not be read at all. */
  readonly set: DocumentSet | undefined;
}

/** Whether nothing of a document had to be left out since it could not be read. */
export function isWhole({ set }: Pick<LintedSource, 'set'>): boolean {
  return set !== undefined && [...set.files.values()].every(({ holes }) => holes.length === 0);
}

/** Reviews one document. One that can't be read is told by what is wrong with it: what can be read of it is reviewed. */
export async function lintSource(
  source: string,
  settings: ReadLintSettings,
  { now, load, display }: { readonly now: string; readonly load: LoadOptions; readonly display?: string },
): Promise<LintedSource> {
  try {
    const set = await loadDocument(source, { ...load, allowBroken: true });
    return { source, set, ...(await lint(set, { ...settings, now, ...(display !== undefined && { display }) })) };
  } catch (error) {
    if (!(error instanceof FindingsError)) throw error;
    return { source, set: undefined, findings: error.findings, suppressed: [], asked: [], fixes: new Map() };
  }
}
