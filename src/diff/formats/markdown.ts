import {
  markdownBlock as block,
  markdownCode as code,
  type Finding,
  formatLocation,
  type Location,
  markdownText as plain,
  type Severity,
  thousands,
} from '../../diagnostics/index.js';
import type { AcceptedChange, Comparison, Review } from '../review/review.js';
import type { ContractChange, Level } from '../types.js';
import type { Alike, Told } from './alike.js';
import type { Format, FormatOptions } from './format.js';
import { groupsOf } from './groups.js';
import { lineOf, operationsOf, reachedLines, shortlyReached } from './reached.js';
import { verdictLine } from './verdict-line.js';
import { type Fitted, type Piece, withinLength } from './within-length.js';
import { witnessLines } from './witness-lines.js';
import { introduction, labelOf, type Shown } from './witness-words.js';
import {
  because,
  counted,
  countedByCode,
  findingsOf,
  levels,
  shortened,
  softening,
  tally,
  titleOf,
  wayOut,
} from './words.js';

/** What a comment of GitHub may hold: https://docs.github.com/en/rest/issues/comments. */
const most = 65_536;
/** For what is said of the rest where something was cut. */
const kept = 2_000;

/** For a comment on a pull request: GitHub's Markdown, which GitLab reads too, within what a comment may hold. */
export const markdown: Format = (review, options) => {
  const head = `### Contract: ${tally(review)}\n`;
  const pieces = [
    ...findingPieces(review),
    ...review.comparisons.flatMap(comparison => comparisonPieces(comparison, options)),
  ];
  const fitted = withinLength(pieces, most - head.length - kept);
  return `${head}${fitted.text}${rest(fitted)}`;
};

function rest({ shortened: brief, cut }: Fitted): string {
  const parts = [
    ...(brief > 0 ? [`the details of ${counted(brief, 'change')}`] : []),
    ...levels.flatMap(level => {
      const own = cut.filter(piece => piece.level === level);
      return own.length > 0 ? [`${counted(own.length, `${level} change`)} (${countedByCode(own)})`] : [];
    }),
  ];
  if (parts.length === 0) return '';
  const text = shortened(`Too long for a comment, and left out: ${parts.join('; ')}`, kept - 100);
  return `\n${text}. \`specwright diff\` shows all of it.\n`;
}

function comparisonPieces(comparison: Comparison, options: FormatOptions): Piece[] {
  const { before, after, accepted, version } = comparison;
  const sources = [before, after].flatMap(side => (side ? [side.source] : []));
  const files = sources.map(source => code(shortened(source, 300))).join(' to ');
  const verdict = version ? `\n\nVersion ${plain(shortened(verdictLine(version), 300))}` : '';
  const title = `\n**${plain(shortened(titleOf(comparison), 300))}** (${files})${verdict}\n`;
  const pieces = [...levels.flatMap(level => levelPieces(comparison, level, options)), ...acceptedPieces(accepted)];
  const [first, ...others] = pieces;
  if (!first) return [{ heading: title, full: '', brief: '', level: 'safe', code: '' }];
  return [{ ...first, heading: `${title}${first.heading ?? ''}` }, ...others];
}

const names: Readonly<Record<Level, string>> = { breaking: 'Breaking', risky: 'Risky', safe: 'Safe' };

function levelPieces({ before, after, changes }: Comparison, level: Level, { all }: FormatOptions): Piece[] {
  const own = changes.filter(change => change.level === level);
  if (own.length === 0) return [];
  const title = `\n#### ${names[level]}\n`;
  if (level === 'safe' && !all) {
    const text = `\n${countedByCode(own)}\n`;
    return [{ heading: title, full: text, brief: text, level, code: own[0]!.code }];
  }
  const groups = groupsOf(own, level);
  return groups.flatMap((group, index) =>
    groupPieces(group, index === 0 ? title : '', [before?.source, after?.source]),
  );
}

/** The files that the comment has named already. */
type Sources = readonly [before: string | undefined, after: string | undefined];

/** What all of a group are told to do instead is said once, above them. */
function groupPieces({ changes: group, alike }: Told, title: string, sources: Sources): Piece[] {
  const [first] = group;
  const isSame = group.length > 1 && group.every(change => change.unknown === first?.unknown);
  const unknown = alike ? alike.unknown : isSame ? first?.unknown : undefined;
  const why = unknown === undefined ? '' : ` Unknown: ${plain(shortened(unknown, 500))}.`;
  let said: string | undefined;
  return group.map((change, index) => {
    const remedy = shortened(wayOut(change) ?? '', 500);
    const what =
      alike === undefined ? '' : ` ${plain(alike.head)}${alike.reaches === 'same' ? `, in ${reachedBy(first!)}` : ''}.`;
    const isNew = remedy !== said;
    said = remedy;
    const heading = `${index === 0 ? title : ''}${isNew ? `\n${code(change.code)}${what}${remedy === '' ? '' : ` ${plain(remedy)}.`}${why}\n\n` : ''}`;
    const { level, fingerprint } = change;
    const line = `- ${plain(shortened(change.message, 500))}`;
    const brief = `${alike === undefined ? line : `- ${code(shortened(alike.names[index]!.replaceAll('`', ''), 300))}`} (${fingerprint})\n`;
    const full =
      alike === undefined
        ? [
            `${line}<br>`,
            ...detailLines(change, sources, unknown !== undefined).map(text => `  ${text}`.trimEnd()),
            '',
          ].join('\n')
        : `- ${nameOf(change, alike, index)}, ${placesOf(change, sources)}, ${fingerprint}\n${index === 0 ? shownText(alike) : ''}`;
    return { ...(heading && { heading }), full, brief, level, code: change.code };
  });
}

/** The message that is shown for all of a list, below its first line. */
function shownText({ shown }: Alike): string {
  return shown
    ? `\n${messageLines(shown)
        .map(text => `  ${text}`.trimEnd())
        .join('\n')}\n\n`
    : '';
}

/** What one of several changes is about, with its operations where the others have others. */
function nameOf(change: ContractChange, { names, reaches, shown }: Alike, index: number): string {
  const name = code(shortened(names[index]!.replaceAll('`', ''), 300));
  if (reaches !== 'each') return name;
  // of very many a line each is enough
  return `${name} in ${shown ? code(shortened(shortlyReached(change), 300)) : reachedBy(change)}`;
}

function reachedBy(change: ContractChange): string {
  const lines = reachedLines(change, 3);
  return lines.map(line => (line.startsWith('and ') ? line : code(shortened(line, 300)))).join(', ');
}

function detailLines(change: ContractChange, sources: Sources, isExplained: boolean): string[] {
  const { unknown, fingerprint, witness } = change;
  const softened = softening(change);
  const reached = reachedBy(change);
  const lines = [
    [placesOf(change, sources), fingerprint].filter(Boolean).join(', '),
    ...(reached === '' ? [] : [`in ${reached}`]),
    ...(unknown === undefined || isExplained ? [] : [`unknown: ${plain(shortened(unknown, 500))}`]),
    ...(softened === undefined ? [] : [plain(softened)]),
  ];
  const paragraph = lines.map((line, index) => (index < lines.length - 1 ? `${line}<br>` : line));
  return [...paragraph, ...(witness ? messageLines({ code: change.code, witness }) : []), ...operationLines(change)];
}

function placesOf({ before, after }: ContractChange, [old, now]: Sources): string {
  const parts = [
    ...(before ? [`before ${placeOf(before, old)}`] : []),
    ...(after ? [`after ${placeOf(after, now)}`] : []),
  ];
  return parts.join(', ');
}

/** In the file that the comment has named, the line will do. */
function placeOf(location: Location, source: string | undefined): string {
  return location.file === source
    ? `line ${location.line}:${location.column}`
    : code(shortened(formatLocation(location), 300));
}

function messageLines(shown: Shown): string[] {
  const { witness } = shown;
  const label = labelOf(witness);
  const lines = witnessLines(witness, 300).map(({ text, fails }) => `${fails ? '> ' : '  '}${text}`);
  return details(`${label === 'answer' ? 'An' : 'A'} ${label} that ${introduction(shown)}`, block(lines));
}

/** Those that the first line only counts. */
function operationLines(change: ContractChange): string[] {
  const operations = operationsOf(change);
  if (operations.length <= 4) return [];
  const shown = operations.slice(0, 200).map(operation => `- ${code(shortened(lineOf(operation), 300))}`);
  const more = operations.length - shown.length;
  if (more > 0) shown.push(`- and ${thousands(more)} more`);
  return details(counted(operations.length, 'operation'), shown);
}

function details(summary: string, lines: readonly string[]): string[] {
  return ['<details>', `<summary>${summary}</summary>`, '', ...lines, '', '</details>'];
}

function acceptedPieces(accepted: readonly AcceptedChange[]): Piece[] {
  return accepted.map(({ message, fingerprint, accepted: said, code: name }, index) => {
    const text = `- ${plain(shortened(message, 500))} (${fingerprint}): ${plain(shortened(because(said), 500))}\n`;
    return {
      ...(index === 0 && { heading: '\n#### Accepted\n\n' }),
      full: text,
      brief: text,
      level: 'safe',
      code: name,
    };
  });
}

const levelOf: Readonly<Record<Severity, Level>> = { error: 'breaking', warning: 'risky', info: 'safe' };

function findingPieces(review: Review): Piece[] {
  return findingsOf(review).map(({ code: name, message, remedy, location, severity, related = [] }, index) => {
    const place = location ? `${code(formatLocation(location))} ` : '';
    const said = `${plain(shortened(message, 500))}${related.map(seen).join('')} (${code(name)}). ${plain(shortened(remedy, 300))}`;
    const text = `- ${severity}: ${place}${said}\n`;
    const level = levelOf[severity];
    return { ...(index === 0 && { heading: '\n' }), full: text, brief: text, level, code: name };
  });
}

/** Another place that belongs to a finding. */
function seen({ message, location }: NonNullable<Finding['related']>[number]): string {
  return `; see ${code(shortened(formatLocation(location), 300))}: ${plain(shortened(message, 300))}`;
}
