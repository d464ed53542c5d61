import { type Contract, createAlike, lossyDoublesOf, mayBear } from '../../contract/index.js';
import { hiddenMark, type Use } from '../../schema/index.js';
import type { Collector } from '../collector.js';
import type { SchemaSite } from '../report.js';
import type { DiffOptions, SofteningName, Travels } from '../types.js';
import { Asking } from './asking.js';
import type { Sides } from './choice.js';
import { Judging } from './judging.js';
import { type Pairing, Reach, reached, saysTheSame } from './reach.js';
import { Showing } from './showing.js';
import { Telling } from './telling.js';
import { Unchanged } from './unchanged.js';

interface Versions {
  readonly before: Contract;
  readonly after: Contract;
  /** Their schemas, and those that were made of them. */
  readonly schemas: Sides;
}

/** Compares the schemas that both versions have in one place by the values that they accept. */
export function compareSites(
  { before, after, schemas: sides }: Versions,
  collector: Collector,
  options: DiffOptions,
): void {
  const strict = options.strict ?? [];
  const alike = createAlike();
  const lossy = lossyDoublesOf(before, after);
  for (const travels of ['request', 'response'] as const) {
    const use = useOf(travels, [before, after], strict);
    const asking = new Asking(sides, { travels, use, strict, alike, lossy });
    const reach = new Reach(sides, asking, new Unchanged(sides, alike));
    const changed = grouped(collector.sites, travels).flatMap(each => {
      const [{ before: old, after: now }] = each;
      if (alike(old, now)) return [];
      const root = reach.from(old, now);
      if (saysTheSame(root)) return [];
      // that clients do not count branches is no change of a schema that says what it said
      return !hasCauses(root) && asking.sameAsWritten(old.id, now.id) ? [] : [{ sites: each, root }];
    });
    const judging = new Judging(asking, options);
    const judged = changed.map(({ sites, root }) => ({ sites, judgement: judging.judge(root, sites[0].sendable) }));
    const showing = new Showing(asking, judged, site => collector.isMild(site));
    const telling = new Telling(asking, collector, options, showing);
    for (const { sites, judgement } of judged) for (const site of sites) telling.tell(site, judgement);
  }
}

function hasCauses(root: Pairing): boolean {
  for (const { causes } of reached(root)) if (causes.length > 0) return true;
  return false;
}

/** What no schema bears makes no difference to any: they are read as for any use, which takes less. */
function useOf(travels: Travels, versions: readonly Contract[], strict: readonly SofteningName[]): Use {
  const mark = hiddenMark(travels);
  return !strict.includes('mark-directions') && versions.some(each => mayBear(each, mark)) ? travels : 'any';
}

type Sites = [SchemaSite, ...SchemaSite[]];

/** Sites with the same schemas, and the same values that can be sent: they are judged once. */
function grouped(sites: readonly SchemaSite[], travels: Travels): readonly Sites[] {
  const groups = new Map<string, Sites>();
  for (const site of sites) {
    if (site.travels !== travels) continue;
    const key = `${site.sendable?.name ?? ''} ${site.before.id.length} ${site.before.id}${site.after.id}`;
    const group = groups.get(key);
    if (group) group.push(site);
    else groups.set(key, [site]);
  }
  return [...groups.values()];
}
