import type { Contract, Operation } from '../../../contract/index.js';
import { placeIn } from '../../../contract/index.js';
import type { Context } from '../context.js';
import { routeOf } from '../owner.js';

/** Summaries and descriptions of operations: one change of the document, however many of them there are. */
export function compareDocumentation(before: Contract, after: Contract, { report }: Context): void {
  const places = { ...placed('before', before, '/paths'), ...placed('after', after, '/paths') };
  const old = new Map(before.operations.map(operation => [routeOf(operation), operation]));
  for (const operation of after.operations) {
    const other = old.get(routeOf(operation));
    if (!other || wordsOf(other) === wordsOf(operation)) continue;
    report.remark({
      code: 'documentation-changed',
      level: 'safe',
      message: 'summaries or descriptions of operations say something else',
      reaches: { operation: operation.key, part: '' },
      ...places,
      subject: ['operations'],
    });
  }
  if (before.info.title === after.info.title && before.info.description === after.info.description) return;
  report.remark({
    code: 'documentation-changed',
    level: 'safe',
    message: 'the title or description of the document says something else',
    ...placed('before', before, '/info'),
    ...placed('after', after, '/info'),
    subject: ['info'],
  });
}

function wordsOf({ summary, description }: Operation): string {
  return JSON.stringify([summary, description]);
}

function placed(side: 'before' | 'after', contract: Contract, pointer: string) {
  const place = placeIn(contract, pointer);
  return place ? { [side]: place } : {};
}
