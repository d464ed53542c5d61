import { type Finding, htmlPage, markup, type Severity } from '../../diagnostics/index.js';
import type { AcceptedChange, Comparison } from '../review/review.js';
import type { ContractChange, Level } from '../types.js';
import type { Format } from './format.js';
import { groupsOf } from './groups.js';
import { listArticle } from './html-list.js';
import { locationText, operationsText, place, row, witnessText, words } from './html-parts.js';
import { isSaid, operationsOf } from './reached.js';
import { verdictLine } from './verdict-line.js';
import { labelOf } from './witness-words.js';
import { because, findingsOf, levels, softening, tally, titleOf, wayOut } from './words.js';

/** For a browser: one file that loads nothing else, with all there is to know, filtered by level and words. */
export const html: Format = (review, options) => {
  const told = findingsOf(review);
  const findings = told.map(findingArticle);
  const beside = findings.length > 0 ? [`<section>\n<h2>Findings</h2>\n${findings.join('\n')}\n</section>`] : [];
  const body = [...beside, ...review.comparisons.map(section)].join('\n');
  const notes = told.some(({ severity }) => severity === 'info') ? ['info'] : [];
  return htmlPage(`Contract: ${tally(review)}`, [...levels, 'accepted', ...notes], body, options.version);
};

function section(comparison: Comparison): string {
  const { before, after, changes, accepted, version } = comparison;
  const files = [before, after].flatMap(side =>
    side ? [`${place(side.source)} (OpenAPI ${markup(side.openapi)})`] : [],
  );
  const told = levels.flatMap(level => groupsOf(changes, level));
  const articles = told.flatMap(({ changes: group, alike }) =>
    alike ? [listArticle(group, alike)] : group.map(article),
  );
  return `<section>
<h2>${markup(titleOf(comparison))}</h2>
<p>${files.join(' to ')}</p>
${version ? `<p>Version ${markup(verdictLine(version))}</p>\n` : ''}${[...articles, ...accepted.map(article)].join('\n')}
</section>`;
}

function article(change: ContractChange | AcceptedChange): string {
  const { level, message, code, before, after, unknown, fingerprint, witness } = change;
  const accepted = 'accepted' in change ? change.accepted : undefined;
  const softened = softening(change);
  const remedy = wayOut(change);
  const rows = [
    ...row('before', locationText(before)),
    ...row('after', locationText(after)),
    ...row('in', isSaid(change) ? undefined : operationsText(operationsOf(change))),
    ...(witness ? row(labelOf(witness), witnessText({ code, witness })) : []),
    ...row('unknown', unknown && words(unknown)),
    ...row('softened', softened && words(softened)),
    ...row('accepted', accepted && markup(because(accepted))),
    ...row('instead', remedy && words(remedy)),
    ...row('fingerprint', `<code>${markup(fingerprint)}</code>`),
  ];
  return `<article class="${accepted ? 'accepted' : level}">
<h3>${level}: ${words(message)} <code>${markup(code)}</code></h3>
<dl>
${rows.join('\n')}
</dl>
</article>`;
}

/** What is chosen by the levels of changes; a note is of none, as it says nothing of a change. */
const classOf: Readonly<Record<Severity, Level | 'info'>> = { error: 'breaking', warning: 'risky', info: 'info' };

function findingArticle({ code, severity, message, remedy, location, related = [] }: Finding): string {
  const rows = [
    ...row('at', locationText(location)),
    ...related.flatMap(each => row('see', `${locationText(each.location)}: ${words(each.message)}`)),
    ...row('mend', words(remedy)),
  ];
  return `<article class="${classOf[severity]}">
<h3>${severity}: ${words(message)} <code>${markup(code)}</code></h3>
<dl>
${rows.join('\n')}
</dl>
</article>`;
}
