import { type Finding, formatLocation, type Location, markup, type Severity } from '../../diagnostics/index.js';
import type { AcceptedChange, Comparison } from '../review/review.js';
import type { ContractChange, Level } from '../types.js';
import type { Format } from './format.js';
import { page } from './html-page.js';
import { isSaid, lineOf, operationsOf, type ReachedOperation } from './reached.js';
import { verdictLine } from './verdict-line.js';
import { introduction, labelOf, type Shown } from './witness-words.js';
import { counted, findingsOf, levels, softening, tally, titleOf, wayOut } from './words.js';

/** For a browser: one file that loads nothing else, with all there is to know, filtered by level and words. */
export const html: Format = (review, options) => {
  const body = [...findingsOf(review).map(findingArticle), ...review.comparisons.map(section)].join('\n');
  return page(`Contract: ${tally(review)}`, [...levels, 'accepted'], body, options.version);
};

function section(comparison: Comparison): string {
  const { before, after, changes, accepted, version } = comparison;
  return `<section>
<h2>${markup(titleOf(comparison))}</h2>
<p>${place(before.source)} (OpenAPI ${markup(before.openapi)}) to ${place(after.source)} (OpenAPI ${markup(after.openapi)})</p>
${version ? `<p>Version ${markup(verdictLine(version))}</p>\n` : ''}${[...changes, ...accepted].map(article).join('\n')}
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
    ...row(
      'accepted',
      accepted && markup([accepted.reason, accepted.owner, accepted.expires].filter(Boolean).join(', ')),
    ),
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

/** Names between backquotes as code. */
function words(text: string): string {
  const parts = text.split('`');
  if (parts.length % 2 === 0) return markup(text);
  return parts.map((part, index) => (index % 2 === 1 ? `<code>${markup(part)}</code>` : markup(part))).join('');
}

/** @param text markup */
function row(name: string, text: string | undefined): string[] {
  return text ? [`<dt>${name}</dt><dd>${text}</dd>`] : [];
}

function place(text: string): string {
  return `<span class="place">${markup(text)}</span>`;
}

function locationText(location: Location | undefined): string | undefined {
  return location && `${place(formatLocation(location))} ${place(location.pointer)}`;
}

function operationsText(operations: readonly ReachedOperation[]): string {
  const lines = operations.map(operation => markup(lineOf(operation, true)));
  if (lines.length <= 1) return lines.join('');
  const list = `<ul>\n${lines.map(line => `<li>${line}</li>`).join('\n')}\n</ul>`;
  if (lines.length <= 4) return list;
  return `<details><summary>${counted(lines.length, 'operation')}</summary>\n${list}</details>`;
}

function witnessText(shown: Shown): string {
  const { witness } = shown;
  const lines = witness.message.map((line, index) =>
    index === witness.mark ? `<mark>${markup(line)}</mark>` : `${markup(line)}\n`,
  );
  return `${markup(introduction(shown))}<pre>${lines.join('')}</pre>`;
}

const levelOf: Readonly<Record<Severity, Level>> = { error: 'breaking', warning: 'risky', info: 'safe' };

function findingArticle({ code, severity, message, remedy, location }: Finding): string {
  return `<article class="${levelOf[severity]}">
<h3>${severity}: ${words(message)} <code>${markup(code)}</code></h3>
<dl>
${[...row('at', locationText(location)), ...row('mend', words(remedy))].join('\n')}
</dl>
</article>`;
}
