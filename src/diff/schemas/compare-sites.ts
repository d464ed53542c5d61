import type { Contract } from '../../contract/index.js';
import type { Json } from '../../document/index.js';
import { createComparer } from '../../schema/index.js';
import type { Collector } from '../collector.js';
import type { SchemaSite } from '../report.js';
import type { DiffOptions } from '../types.js';
import { Blame, type Verdict } from './blame.js';
import { Reach } from './reach.js';
import { Telling } from './telling.js';

/** Compares the schemas that both versions have in one place by the values that they accept. */
export function compareSites(before: Contract, after: Contract, collector: Collector, options: DiffOptions): void {
  const sides = { old: before.schemas, now: after.schemas };
  const comparer = createComparer(sides);
  const blame = new Blame(comparer, options.strict?.includes('undeclared-properties') ? 'anything' : 'absent');
  const reach = new Reach(sides, comparer);
  const telling = new Telling(comparer, collector);
  for (const sites of grouped(collector.sites)) {
    const { before: old, after: now, travels } = sites[0]!;
    if (comparer.same(old.id, now.id, travels)) continue;
    const verdict: Verdict = blame.judge(old, now, travels, () => reach.from(old, now, travels));
    for (const site of sites) telling.tell(site, verdict);
  }
}

/** Sites with the same schemas that travel the same way: they are judged once. */
function grouped(sites: readonly SchemaSite[]): Iterable<readonly SchemaSite[]> {
  const groups = new Map<string, SchemaSite[]>();
  for (const site of sites) {
    const key = JSON.stringify([site.before.id, site.after.id, site.travels] satisfies Json);
    const group = groups.get(key);
    if (group) group.push(site);
    else groups.set(key, [site]);
  }
  return groups.values();
}
