import type { Contract } from '../../contract/index.js';
import type { Json } from '../../document/index.js';
import { createComparer, isFound } from '../../schema/index.js';
import type { Collector } from '../collector.js';
import type { DiffOptions } from '../types.js';

/** Compares the schemas that both versions have in one place by the values that they accept. */
export function compareSites(before: Contract, after: Contract, collector: Collector, options: DiffOptions): void {
  const comparer = createComparer({ old: before.schemas, now: after.schemas });
  const undeclared = options.strict?.includes('undeclared-properties') ? 'anything' : 'absent';
  for (const site of collector.sites) {
    const { travels } = site;
    const ask = travels === 'request' ? comparer.lost : comparer.gained;
    const answer = ask(site.before.id, site.after.id, travels, { undeclared });
    if (answer === 'none') continue;
    collector.remark({
      code: 'schema-changed',
      level: isFound(answer) ? 'breaking' : 'risky',
      message: `values are ${travels === 'request' ? 'refused that were accepted' : 'sent that were not known'}`,
      direction: travels,
      reaches: site.reaches,
      before: site.before.location,
      after: site.after.location,
      ...(isFound(answer)
        ? {
            witness: {
              travels,
              ...site.reaches,
              value: answer.value as Json, // the finder makes JSON values
              failing: '',
              confirmed: false,
              ...messageOf(site.message(answer.value as Json)), // as above
            },
          }
        : { unknown: answer.unknown }),
      subject: [site.before.id],
    });
  }
}

function messageOf({ lines, mark }: { readonly lines: readonly string[]; readonly mark?: number }) {
  return { message: lines, ...(mark !== undefined && { mark }) };
}
