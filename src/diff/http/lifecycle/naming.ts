// https://spec.openapis.org/oas/v3.2.0.html#operation-object

import type { Context, Pair } from '../context.js';
import { routeOf } from '../owner.js';
import { tell } from '../tell.js';
import { undecided } from '../unknown.js';

/** What an operation is called and where documentation puts it: no request tells the difference. */
export function compareNaming(pair: Pair, context: Context): void {
  const { before, after } = pair;
  const [old, now] = [before.operationId, after.operationId];
  if (old !== now) {
    const isLost = old !== undefined;
    tell(pair, context, {
      code: 'operation-id-renamed',
      level: isLost ? 'risky' : 'safe',
      message: `the operationId ${isLost ? `\`${old}\` ` : ''}is ${now === undefined ? 'gone' : `\`${now}\` now`}`,
      before: before.location,
      after: after.location,
      subject: [routeOf(before), old ?? null, now ?? null],
      ...(isLost &&
        undecided(
          `whether generated clients call a function \`${old}\``,
          'no document says how clients are made',
          'Keep the operationId',
        )),
    });
  }
  if ([...before.tags].sort().join('\n') === [...after.tags].sort().join('\n')) return;
  tell(pair, context, {
    code: 'tags-changed',
    level: 'safe',
    message: `the tags are ${after.tags.join(', ') || 'none'} now, and were ${before.tags.join(', ') || 'none'}`,
    before: before.location,
    after: after.location,
    subject: [routeOf(before), ...after.tags],
  });
}
