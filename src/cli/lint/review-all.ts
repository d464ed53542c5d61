import type { AskedRule, LintFinding } from '../../lint/index.js';
import { textOption } from '../text-option.js';
import type { Asked } from './asked.js';
import type { Reviewed } from './reviewed.js';
import { Reviews } from './reviews.js';
import { largestFirst } from './threads/how-many.js';

/** Reviews documents, each as it was kept where nothing has changed since; with --since, what a revision had is left out. */
export async function reviewAll(sources: readonly string[], wanted: Asked): Promise<Reviewed> {
  const reviews = new Reviews(wanted);
  const since = textOption(wanted.options, 'since');
  try {
    const pending = new Map<string, Promise<Reviewed>>();
    // what takes longest is begun first, so that no thread is left with it alone at the end
    for (const source of largestFirst(sources, wanted.io.cwd))
      pending.set(source, newOf(source, since, reviews, sources));
    await Promise.allSettled(pending.values());
    const reviewed: Reviewed[] = [];
    for (const source of sources) reviewed.push(await pending.get(source)!);
    return together(reviewed);
  } finally {
    await reviews.close();
  }
}

/** A review without what there was at a revision. */
async function newOf(
  source: string,
  since: string | undefined,
  reviews: Reviews,
  sources: readonly string[],
): Promise<Reviewed> {
  const now = await reviews.of(source, sources);
  const before = since === undefined ? undefined : await reviews.atRevision(source, since, sources);
  if (!before) return now;
  const known = new Set(before.findings.map(({ fingerprint }) => fingerprint));
  const findings = now.findings.filter(({ fingerprint }) => fingerprint === undefined || !known.has(fingerprint));
  return { ...now, findings };
}

function together(reviewed: readonly Reviewed[]): Reviewed {
  const partial = new Set(reviewed.flatMap(each => [...each.partial]));
  const asked = new Map(reviewed.flatMap(each => each.asked.map(rule => [rule.code, rule] as const)));
  return {
    findings: onceOfRules(reviewed.flatMap(({ findings }) => findings)),
    files: new Set(reviewed.flatMap(({ files }) => [...files]).filter(file => !partial.has(file))),
    partial,
    asked: [...asked.values()] satisfies readonly AskedRule[],
    unasked: reviewed.flatMap(({ unasked }) => unasked),
    isUnreadable: reviewed.some(({ isUnreadable }) => isUnreadable),
  };
}

/** What is wrong with rules is met by all documents, and told once. */
function onceOfRules(findings: readonly LintFinding[]): readonly LintFinding[] {
  const told = new Set<string>();
  return findings.filter(found => {
    const { code } = found;
    if (!code.startsWith('ruleset-') && code !== 'own-rule-failed') return true;
    const key = JSON.stringify([code, found.message, found.location]);
    return !told.has(key) && told.add(key);
  });
}
