import { printable, reporters, thousands } from '../../diagnostics/index.js';
import type { Comparison, Review } from '../review/review.js';
import type { ContractChange, Level } from '../types.js';
import { entryLines, type Paint } from './entry.js';
import type { Format, FormatOptions } from './format.js';
import { groupsOf } from './groups.js';
import { listText } from './list-entry.js';
import { verdictLine } from './verdict-line.js';
import { because, counted, countedByCode, findingsOf, levels, softening, tally, titleOf, wayOut } from './words.js';

/** What changed, for a person at a terminal: the gravest first, what has one code together. */
export const pretty: Format = (review, options) => {
  const paint: Paint = (text, hue) => (options.colour ? `\u001b[${hue}m${text}\u001b[0m` : text);
  const parts = [
    ...review.comparisons.map(comparison => comparisonText(comparison, paint, options)),
    ...findingsText(review, options),
    `${tally(review)}\n`,
  ];
  return parts.join('\n');
};

const hues: Readonly<Record<Level, number>> = { breaking: 31, risky: 33, safe: 32 };

function comparisonText(comparison: Comparison, paint: Paint, options: FormatOptions): string {
  const { before, after, changes, accepted, version } = comparison;
  const head = [
    paint(printable(titleOf(comparison)), 1),
    ...(before ? [`  before  ${printable(before.source)} (OpenAPI ${printable(before.openapi)})`] : []),
    ...(after ? [`  after   ${printable(after.source)} (OpenAPI ${printable(after.openapi)})`] : []),
    ...(version ? [`  version ${printable(verdictLine(version))}`] : []),
  ];
  const entries = levels.flatMap(level => levelTexts(changes, level, paint, options));
  const texts = [...entries, ...acceptedTexts(accepted.length, comparison)];
  return `${[head.join('\n'), ...texts].join('\n\n')}\n`;
}

function levelTexts(changes: readonly ContractChange[], level: Level, paint: Paint, options: FormatOptions): string[] {
  const own = changes.filter(change => change.level === level);
  if (level === 'safe' && own.length > 0 && !options.all) {
    return [`${paint(counted(own.length, 'safe change'), hues.safe)}, which --all lists: ${countedByCode(own)}`];
  }
  let said: string | undefined;
  return groupsOf(own, level).flatMap(({ changes: group, alike }) => {
    if (alike === undefined) return groupTexts(group, paint, options);
    const way = wayOut(group[0]!); // it has two at least
    const remedy = way !== undefined && way === said ? 'as above' : way;
    said = way;
    const how = { paint, hue: hues[level], operations: mostOf(options), ...(remedy !== undefined && { remedy }) };
    return [listText(group, alike, how)];
  });
}

/** How many operations are named. */
function mostOf({ all }: FormatOptions): number {
  return all ? Number.POSITIVE_INFINITY : 3;
}

/** One entry a change; what several say alike, the first of them says. */
function groupTexts(group: readonly ContractChange[], paint: Paint, options: FormatOptions): string[] {
  return group.map((change, index) => {
    const said = (of: (change: ContractChange) => string | undefined) => saidOnce(group, index, of);
    const remedy = said(wayOut);
    const unknown = said(({ unknown }) => unknown);
    const softened = said(softening);
    return entryLines(change, {
      paint,
      hue: hues[change.level],
      operations: mostOf(options),
      ...(remedy !== undefined && { remedy }),
      ...(unknown !== undefined && { unknown }),
      ...(softened !== undefined && { softened }),
    }).join('\n');
  });
}

/** What a change says, and of how many more it holds; undefined where the one before has said it. */
function saidOnce(
  group: readonly ContractChange[],
  index: number,
  of: (change: ContractChange) => string | undefined,
): string | undefined {
  const said = of(group[index]!); // the caller walks the group
  const previous = group[index - 1];
  if (said === undefined || (previous && of(previous) === said)) return undefined;
  const end = group.findIndex((change, at) => at > index && of(change) !== said);
  const others = (end < 0 ? group.length : end) - index - 1;
  const rest = others === 1 ? 'the next one' : `the next ${thousands(others)}`;
  return others > 0 ? `${said} (so for ${rest})` : said;
}

function acceptedTexts(number: number, { accepted }: Comparison): string[] {
  if (number === 0) return [];
  const lines = accepted.map(({ level, message, code, fingerprint, accepted: said }) => {
    return `  ${level} ${printable(message)} (${code}, ${fingerprint})\n    because ${printable(because(said))}`;
  });
  return [[`${counted(number, 'accepted change')}:`, ...lines].join('\n')];
}

function findingsText(review: Review, options: FormatOptions): string[] {
  const all = findingsOf(review);
  // without the last line, which counts them: the review's own does so
  return all.length === 0 ? [] : [reporters.pretty(all, options).replace(/\n[^\n]*\n$/, '')];
}
