import { type Acceptance, isDay } from '../../accepted/index.js';
import { type Finding, finding, type Location, nearest } from '../../diagnostics/index.js';
import type { LintFinding } from '../finding.js';

/** A note in a document by which its author lets findings of one rule stand. */
export interface Suppression {
  readonly code: string;
  readonly acceptance: Acceptance;
  readonly location: Location;
  covers(location: Location): boolean;
}

export interface Suppressed {
  readonly finding: LintFinding;
  readonly acceptance: Acceptance;
}

/**
 * Takes out the findings that notes in the documents let stand.
 * @param day on which they have to hold
 * @param asked the codes of all rules there are, so that a misspelt one is told (undefined: any may be one),
 * and those that were looked for: of others nothing can be told
 */
export function suppress(
  findings: readonly LintFinding[],
  suppressions: readonly Suppression[],
  day: string,
  asked: { readonly known: readonly string[] | undefined; readonly active: ReadonlySet<string> },
): { readonly findings: readonly LintFinding[]; readonly suppressed: readonly Suppressed[] } {
  const byCode = new Map<string, Suppression[]>();
  for (const each of suppressions) byCode.set(each.code, [...(byCode.get(each.code) ?? []), each]);
  const used = new Set<Suppression>();
  const suppressed: Suppressed[] = [];
  const kept = findings.filter(each => {
    const { location } = each;
    const found = location && byCode.get(each.code)?.filter(one => one.covers(location));
    const [first] = (found ?? []).filter(one => holds(one, day));
    for (const one of found ?? []) used.add(one);
    if (first) suppressed.push({ finding: each, acceptance: first.acceptance });
    return first === undefined;
  });
  return {
    findings: [
      ...kept,
      ...suppressions.flatMap(each => remarks(each, used.has(each) || !asked.active.has(each.code), day, asked.known)),
    ],
    suppressed,
  };
}

function holds({ acceptance: { expires } }: Suppression, day: string): boolean {
  return expires === undefined || expires >= day;
}

/** What has to be said of a note: that it is for nothing, or that its day has passed. */
function remarks(each: Suppression, isUsed: boolean, day: string, known: readonly string[] | undefined): Finding[] {
  const { code, acceptance, location } = each;
  if (known && !known.includes(code)) {
    const near = nearest(code, known);
    const remedy = near === undefined ? undefined : { remedy: `Did you mean ${near}?` };
    return [finding('ignore-unused', `There is no rule '${code}' to be ignored`, { location, ...remedy })];
  }
  if (!isUsed) return [finding('ignore-unused', `Nothing here breaks '${code}'`, { location })];
  if (holds(each, day)) return [];
  const whom = acceptance.owner === undefined ? '' : ` by ${acceptance.owner}`;
  return [
    finding('ignore-expired', `'${code}' was ignored here${whom} until ${acceptance.expires} only`, { location }),
  ];
}

/** @returns what is wrong with a note, or undefined */
export function faultOf(acceptance: Partial<Acceptance>): string | undefined {
  if (acceptance.reason === undefined || acceptance.reason.trim() === '') return 'has no reason';
  const { expires } = acceptance;
  return expires === undefined || isDay(expires) ? undefined : `expires on '${expires}', which is no day`;
}
