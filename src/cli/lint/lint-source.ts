import { FindingsError } from '../../diagnostics/index.js';
import { type LoadOptions, loadDocument } from '../../document/index.js';
import { lint } from '../../lint/index.js';
import type { ReadLintSettings } from './lint-settings.js';
import type { LintedSource } from './linted-source.js';

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
    return {
      source,
      set: undefined,
      findings: error.findings,
      suppressed: [],
      asked: [],
      unasked: [],
      fixes: new Map(),
    };
  }
}
