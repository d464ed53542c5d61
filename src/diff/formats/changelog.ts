import { markdownCode, markdownText as plain, thousands } from '../../diagnostics/index.js';
import { type ChangeKind, kindOf, kinds } from '../review/kind.js';
import type { Comparison } from '../review/review.js';
import type { ContractChange } from '../types.js';
import { type Told, toldTogether } from './alike.js';
import { inLines } from './in-lines.js';
import { hitOperations, isSaid } from './reached.js';
import { byCode, shortened, titleOf } from './words.js';

/** What is new in one version of a document. */
export interface Changelog {
  readonly title: string;
  /** The file of the document as the user typed it: the new one, unless that is gone. */
  readonly source: string;
  /** Undefined where the document is gone. */
  readonly version?: string;
  /** The version before; undefined where the document is new. */
  readonly since?: string;
  readonly changes: Readonly<Record<ChangeKind, readonly ContractChange[]>>;
}

/** Changes as a changelog has them, the accepted ones too: clients meet them all the same. */
export function changelogOf({ before, after, changes, accepted }: Comparison): Changelog {
  const all = [...changes, ...accepted];
  const of = (kind: ChangeKind) => all.filter(change => kindOf(change) === kind);
  return {
    title: (after ?? before)?.title ?? '',
    source: (after ?? before)?.source ?? '',
    ...(after && { version: after.version }),
    ...(before && { since: before.version }),
    changes: {
      breaking: of('breaking'),
      deprecated: of('deprecated'),
      added: of('added'),
      changed: of('changed'),
      documented: of('documented'),
    },
  };
}

const headings: Readonly<Record<ChangeKind, string>> = {
  breaking: 'Breaking',
  deprecated: 'Deprecated',
  added: 'Added',
  changed: 'Changed',
  documented: 'Documentation',
};

/** A changelog as Markdown, as https://keepachangelog.com has it: a section a version, a list a kind of change. */
export function changelog(comparisons: readonly Comparison[]): string {
  const sections = comparisons.map(comparison => {
    const { changes } = changelogOf(comparison);
    const lists = kinds.filter(kind => changes[kind].length > 0).map(kind => list(headings[kind], changes[kind]));
    return [
      `${heading(comparison, comparisons.length > 1)}${sourceOf(comparison, comparisons)}`,
      ...(lists.length > 0 ? lists : ['No changes.']),
    ].join('\n\n');
  });
  return sections.length > 0 ? `${sections.join('\n\n')}\n` : '';
}

function heading({ before, after }: Pick<Comparison, 'before' | 'after'>, isOneOfMany: boolean): string {
  if (!before || !after) return `## ${plain(titleOf({ ...(before && { before }), ...(after && { after }) }))}`;
  const title = isOneOfMany ? `${plain(after.title)} ` : '';
  if (after.version === before.version) return `## ${title}Unreleased, since ${plain(before.version)}`;
  return `## ${title}${plain(after.version)}, since ${plain(before.version)}`;
}

/** ` (`apis/shop.yaml`)`: the file of a document, where another one has its title. */
function sourceOf({ before, after }: Comparison, comparisons: readonly Comparison[]): string {
  const own = after ?? before;
  const isNamesake = (each: Comparison) => (each.after ?? each.before)?.title === own?.title;
  return own && comparisons.filter(isNamesake).length > 1 ? ` (${markdownCode(own.source)})` : '';
}

function list(title: string, changes: readonly ContractChange[]): string {
  const told = [...byCode(changes).values()].flatMap(toldTogether);
  return [`### ${title}`, '', ...told.flatMap(lines)].join('\n');
}

/** So many operations are named in a line; each of more has its own. */
const mostInLine = 3;

/** What is said of several operations, properties or parameters is said once, with their names. */
function lines({ changes, alike }: Told): readonly string[] {
  if (!alike) return linesOfEach(changes);
  const { head, names, reaches } = alike;
  const said = `- ${plain(shortened(head, 1000))}`;
  if (reaches === 'named') {
    const operations = names.map(plain);
    if (names.length <= mostInLine) return [`${said} (${operations.join(', ')})`];
    return [`${said}:`, ...operations.map(operation => `  - ${operation}`)];
  }
  // a line for those of the same operations, below what is said of all: one where all are of the same
  const byPlace = new Map<string, string[]>();
  for (const [index, change] of changes.entries()) {
    const where = whereOf([change]);
    byPlace.set(where, [...(byPlace.get(where) ?? []), plain(shortened(names[index]!, 300))]); // all have a name
  }
  const parts = [...byPlace];
  const [[end, own] = ['', []]] = parts; // there is one at least
  if (parts.length === 1) return inLines(`${said}:`, own, { end, indent: '  ' });
  return [`${said}:`, ...parts.flatMap(([where, each]) => inLines('  -', each, { end: where, indent: '    ' }))];
}

/** A line a message: what several changes say in the same words is said once, of the operations of all of them. */
function linesOfEach(changes: readonly ContractChange[]): readonly string[] {
  const byMessage = new Map<string, ContractChange[]>();
  for (const change of changes) byMessage.set(change.message, [...(byMessage.get(change.message) ?? []), change]);
  return [...byMessage].map(([message, same]) => `- ${plain(shortened(message, 1000))}${whereOf(same)}`);
}

/** ` (GET /pets, PUT /pets and 2 more)`: the operations that changes are no safe ones for, unless their message has said so. */
function whereOf(changes: readonly ContractChange[]): string {
  const operations = [...new Set(changes.flatMap(hitOperations))];
  if (operations.length === 0 || changes.every(isSaid)) return '';
  const first = operations.slice(0, 2).map(plain);
  const more = operations.length - first.length;
  return ` (${first.join(', ')}${more > 0 ? ` and ${thousands(more)} more` : ''})`;
}
