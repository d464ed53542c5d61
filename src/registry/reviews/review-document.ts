import { FindingsError, type LintFinding, type LintReport, lint, loadText } from 'specwright';
import { decoded } from '../inspections/decoded.js';
import { firstFindings } from './first-findings.js';
import type { ReviewOutcome, ReviewTask } from './outcome.js';

const name = 'document';

/**
 * Reviews a document on this thread, for as long as it takes. References to other files are refused; of one that can't be read
 * whole, what can be is reviewed.
 */
export async function reviewDocument(task: ReviewTask): Promise<ReviewOutcome> {
  const { findings, suppressed, asked } = await reportOf(task);
  const categories = new Map(asked.map(({ code, category }) => [code, category]));
  const { json, kept } = firstFindings(findings, code => categories.get(code));
  const summary = { counts: countsOf(findings), kept, suppressed: suppressed.length };
  return { kind: 'reviewed', summary, findings: json };
}

async function reportOf({
  document,
  ruleset: { spectral, ...settings },
  now,
}: ReviewTask): Promise<Pick<LintReport, 'findings' | 'suppressed' | 'asked'>> {
  try {
    const set = await loadText(decoded(name, document), { display: name, allowBroken: true });
    return await lint(set, { ...settings, now, ...(spectral && { rulesets: [spectral] }) });
  } catch (error) {
    if (!(error instanceof FindingsError)) throw error;
    return { findings: error.findings, suppressed: [], asked: [] };
  }
}

function countsOf(findings: readonly LintFinding[]) {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}
