import { type Contract, createAlike } from '../../contract/index.js';
import type { Collector } from '../collector.js';
import type { SchemaSite } from '../report.js';
import type { DiffOptions, Travels } from '../types.js';
import { Asking } from './asking.js';
import { Blame } from './blame.js';
import { Reach } from './reach.js';
import { Telling } from './telling.js';
import { Unchanged } from './unchanged.js';

/** Compares the schemas that both versions have in one place by the values that they accept. */
export function compareSites(before: Contract, after: Contract, collector: Collector, options: DiffOptions): void {
  const strict = options.strict ?? [];
  const alike = createAlike();
  const use = strict.includes('mark-directions') ? { use: 'any' as const } : {};
  const sides = { old: before.schemas, now: after.schemas, ...use };
  for (const travels of ['request', 'response'] as const) {
    const asking = new Asking(before, after, travels, { strict, alike });
    const blame = new Blame(asking, strict);
    const reach = new Reach(sides, asking, new Unchanged(sides, alike));
    const telling = new Telling(asking, collector);
    for (const sites of grouped(collector.sites, travels)) {
      const [{ before: old, after: now }] = sites;
      if (alike(old, now) || asking.same(old.id, now.id)) continue;
      const verdict = blame.judge(old, now, reach.from(old, now));
      for (const site of sites) telling.tell(site, verdict);
    }
  }
}

type Sites = [SchemaSite, ...SchemaSite[]];

/** Sites with the same schemas: they are judged once. */
function grouped(sites: readonly SchemaSite[], travels: Travels): Iterable<Sites> {
  const groups = new Map<string, Sites>();
  for (const site of sites) {
    if (site.travels !== travels) continue;
    const key = JSON.stringify([site.before.id, site.after.id]);
    const group = groups.get(key);
    if (group) group.push(site);
    else groups.set(key, [site]);
  }
  return groups.values();
}
