import type { MediaType, Operation } from '../../contract/index.js';
import type { Report } from '../report.js';
import type { Travels } from '../types.js';

/** The bodies that both versions of an operation have, by media type. */
export function compareBodies(before: Operation, after: Operation, report: Report): void {
  const pair = (old: readonly MediaType[], now: readonly MediaType[], travels: Travels, name: string) => {
    for (const media of old) {
      const other = now.find(({ range }) => range === media.range);
      if (!other?.schema || !media.schema) continue;
      report.schemas({
        before: media.schema,
        after: other.schema,
        travels,
        reaches: { operation: after.key, part: `${name}, ${media.range}` },
        operations: [before, after],
        message: value => ({ lines: JSON.stringify(value, null, 2).split('\n') }),
      });
    }
  };
  pair(before.requestBody?.content ?? [], after.requestBody?.content ?? [], 'request', 'request body');
  for (const response of before.responses) {
    const other = after.responses.find(({ status }) => status === response.status);
    if (other) pair(response.content, other.content, 'response', `response ${response.status}`);
  }
}
