import { markdownText as plain, thousands } from '../../diagnostics/index.js';
import { type ChangeKind, kindOf, kinds } from '../review/kind.js';
import type { Comparison } from '../review/review.js';
import type { ContractChange } from '../types.js';
import { type Told, toldTogether } from './alike.js';
import { hitOperations, isSaid } from './reached.js';
import { byCode, shortened, titleOf } from './words.js';

/** What is new in one version of a document. */
export interface Changelog {
  readonly title: string;
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
    return [heading(comparison, comparisons.length > 1), ...(lists.length > 0 ? lists : ['No changes.'])].join('\n\n');
  });
  return sections.length > 0 ? `${sections.join('\n\n')}\n` : '';
}

function heading({ before, after }: Pick<Comparison, 'before' | 'after'>, isOneOfMany: boolean): string {
  if (!before || !after) return `## ${plain(titleOf({ ...(before && { before }), ...(after && { after }) }))}`;
  const title = isOneOfMany ? `${plain(after.title)} ` : '';
  if (after.version === before.version) return `## ${title}Unreleased, since ${plain(before.version)}`;
  return `## ${title}${plain(after.version)}, since ${plain(before.version)}`;
}

function list(title: string, changes: readonly ContractChange[]): string {
  const told = [...byCode(changes).values()].flatMap(toldTogether);
  return [`### ${title}`, '', ...told.flatMap(lines)].join('\n');
}

/** What is said of several operations, properties or parameters is said once, with their names. */
function lines({ changes, alike }: Told): readonly string[] {
  if (!alike) return changes.map(change => `- ${plain(shortened(change.message, 1000))}${whereOf(change)}`);
  const { head, names, reaches } = alike;
  if (reaches === 'named') return [`- ${plain(head)} (${names.map(plain).join(', ')})`];
  // a line for those of the same operations, below what is said of all: one where all are of the same
  const byPlace = new Map<string, string[]>();
  for (const [index, change] of changes.entries()) {
    const where = whereOf(change);
    byPlace.set(where, [...(byPlace.get(where) ?? []), plain(shortened(names[index]!, 300))]); // all have a name
  }
  const parts = [...byPlace].map(([where, own]) => `${own.join(', ')}${where}`);
  const said = `- ${plain(shortened(head, 1000))}:`;
  return parts.length === 1 ? [`${said} ${parts[0]}`] : [said, ...parts.map(part => `  - ${part}`)];
}

/** ` (GET /pets, PUT /pets and 2 more)`: the operations that a change is no safe one for, unless its message has said so. */
function whereOf(change: ContractChange): string {
  const operations = hitOperations(change);
  if (operations.length === 0 || isSaid(change)) return '';
  const first = operations.slice(0, 2).map(plain);
  const more = operations.length - first.length;
  return ` (${first.join(', ')}${more > 0 ? ` and ${thousands(more)} more` : ''})`;
}
