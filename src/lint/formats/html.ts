import {
  formatLocation,
  htmlPage,
  linesByFile,
  markup,
  type ReportOptions,
  type Severity,
  tally,
} from '../../diagnostics/index.js';
import type { LintFinding } from '../finding.js';
import type { AskedRule } from '../lint.js';
import { scoresOf } from './scores.js';
import { sourceLines } from './source-lines.js';

const severities: readonly Severity[] = ['error', 'warning', 'info'];

/**
 * For a browser: one file that loads nothing else, with a score for each category, and all findings with their lines, filtered by
 * severity, category and words.
 * @param asked the rules that the documents were held to
 */
export function lintHtml(
  findings: readonly LintFinding[],
  asked: readonly AskedRule[],
  { text, version }: ReportOptions,
): string {
  const categories = new Map(asked.map(({ code, category }) => [code, category]));
  const groupOf = ({ code }: LintFinding) => categories.get(code) ?? 'document';
  const groups = [...new Set([...scoresOf(findings, asked).map(({ category }) => category), ...findings.map(groupOf)])];
  const linesOf = linesByFile(text);
  const articles = findings.map(each => article(each, groupOf(each), linesOf));
  const body = `${scoreTable(findings, asked)}\n<section>\n${articles.join('\n')}\n</section>`;
  return htmlPage(`Review: ${tally(findings)}`, severities, body, version, groups);
}

function scoreTable(findings: readonly LintFinding[], asked: readonly AskedRule[]): string {
  const rows = scoresOf(findings, asked).map(
    ({ category, kept, rules }) =>
      `<tr><td>${category}</td><td><meter max="${rules}" value="${kept}"></meter></td><td>${Math.floor((100 * kept) / rules)}</td><td>${kept} of ${rules} rules kept</td></tr>`,
  );
  return rows.length === 0 ? '' : `<table class="scores"><tbody>\n${rows.join('\n')}\n</tbody></table>`;
}

function article(finding: LintFinding, group: string, linesOf: ReturnType<typeof linesByFile>): string {
  const { severity, message, code, remedy, location, operation, related = [] } = finding;
  const row = (name: string, value: string) => `<dt>${name}</dt><dd>${value}</dd>`;
  const place = (at: NonNullable<LintFinding['location']>) =>
    `<span class="place">${markup(formatLocation(at))}</span>`;
  const rows = [
    ...(location ? [row('at', `${place(location)} <span class="place">${markup(location.pointer)}</span>`)] : []),
    ...(operation === undefined ? [] : [row('in', markup(operation))]),
    row('mend', markup(remedy)),
    ...related.map(each => row('see', `${place(each.location)}: ${markup(each.message)}`)),
  ];
  const shown = location && sourceLines(linesOf(location.file), location);
  return `<article class="${severity}" data-group="${group}">
<h3>${severity}: ${markup(message)} <code>${markup(code)}</code></h3>
<dl>
${rows.join('\n')}
</dl>${shown === undefined ? '' : `\n<pre>${shown}</pre>`}
</article>`;
}
