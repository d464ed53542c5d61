import type { Acceptance } from '../../accepted/index.js';
import { type Finding, tally as tallyOfFindings, thousands } from '../../diagnostics/index.js';
import type { Comparison, Review } from '../review/review.js';
import type { ContractChange, Level, Version } from '../types.js';

export const levels: readonly Level[] = ['breaking', 'risky', 'safe'];

/** `1 change`, `2 changes`, `1,234 changes`. */
export function counted(number: number, noun: string): string {
  return `${thousands(number)} ${noun}${number === 1 ? '' : 's'}`;
}

/**
 * `2 breaking, 2 risky, 3 safe changes; 2 unknown (pattern 1, steps 1); 1 accepted; 1 warning`, or `no changes but 1 that is
 * accepted`.
 */
export function tally({ counts, unknowns, comparisons, findings }: Review): string {
  const accepted = comparisons.reduce((sum, comparison) => sum + comparison.accepted.length, 0);
  const told = findingsOf({ comparisons, findings });
  const some = levels.filter(level => counts[level] > 0);
  const last = some.at(-1);
  const noun = last && counts[last] === 1 ? 'change' : 'changes';
  const changes = some.map(level => `${thousands(counts[level])} ${level}`).join(', ');
  const parts = [
    last ? `${changes} ${noun}` : comparisons.length > 0 ? noChangesBut(accepted) : 'nothing compared',
    ...unknownTally(unknowns),
    ...(last && accepted > 0 ? [`${thousands(accepted)} accepted`] : []),
    ...(told.length > 0 ? [tallyOfFindings(told)] : []),
  ];
  return parts.join('; ');
}

/** What was accepted did change all the same, and may break somebody. */
function noChangesBut(accepted: number): string {
  if (accepted === 0) return 'no changes';
  return `no changes but ${thousands(accepted)} that ${accepted === 1 ? 'is' : 'are'} accepted`;
}

/** Of how many changes nobody can say what they break, and for which reasons. */
function unknownTally(unknowns: Review['unknowns']): string[] {
  const reasons = Object.entries(unknowns).sort(([, one], [, other]) => other - one);
  const all = reasons.reduce((sum, [, count]) => sum + count, 0);
  if (all === 0) return [];
  const each = reasons.map(([reason, count]) => `${reason} ${thousands(count)}`);
  return [`${thousands(all)} unknown (${each.join(', ')})`];
}

/** All that is said beside the changes, of the run first. */
export function findingsOf({ findings, comparisons }: Pick<Review, 'findings' | 'comparisons'>): readonly Finding[] {
  return [...findings, ...comparisons.flatMap(comparison => comparison.findings)];
}

/** `Shop 1.0.0 to 1.1.0`; a title or version that stays is said once. Of what one side alone has: `Shop 1.0.0, gone`. */
export function titleOf({ before, after }: Pick<Comparison, 'before' | 'after'>): string {
  if (!before || !after) return [...(before ? [named(before), 'gone'] : after ? [named(after), 'new'] : [])].join(', ');
  if (before.title !== after.title) return `${named(before)} to ${named(after)}`;
  return before.version === after.version ? `${named(after)}, both` : `${named(before)} to ${after.version}`;
}

function named({ title, version }: Version): string {
  return `${title} ${version}`.trim();
}

/** The beginning of a text that is too long, and that it goes on. */
export function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 3)}...` : text;
}

/** What made a level milder than the strict one. */
export function softening({ level, softened }: ContractChange): string | undefined {
  return softened && `${level}, by the default ${softened}: --strict ${softened} takes it away`;
}

/** Why a change may stand, who says so, and until when: `nobody calls it (ann, until 2999-12-31)`. */
export function because({ reason, owner, expires }: Acceptance): string {
  const who = [owner, expires && `until ${expires}`].filter(Boolean).join(', ');
  return who === '' ? reason : `${reason} (${who})`;
}

/** What to do instead; undefined where nothing breaks. */
export function wayOut({ level, remedy }: Pick<ContractChange, 'level' | 'remedy'>): string | undefined {
  return level === 'safe' ? undefined : remedy;
}

/** Changes of one code together, in the order in which the first of each comes. */
export function byCode<Coded extends { readonly code: string }>(
  changes: readonly Coded[],
): ReadonlyMap<string, readonly Coded[]> {
  const groups = new Map<string, Coded[]>();
  for (const change of changes) {
    const group = groups.get(change.code);
    if (group) group.push(change);
    else groups.set(change.code, [change]);
  }
  return groups;
}

/** `operation-added 12, header-added 3`: how many of each code. */
export function countedByCode(changes: readonly { readonly code: string }[]): string {
  return [...byCode(changes)]
    .sort(([, one], [, other]) => other.length - one.length)
    .map(([code, group]) => `${code} ${thousands(group.length)}`)
    .join(', ');
}
