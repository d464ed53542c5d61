import type { Operation } from '../../../contract/index.js';
import type { Kept } from '../../announced.js';
import type { Travels, Witness } from '../../types.js';
import type { Context } from '../context.js';
import { requestMessage } from '../message/request-message.js';
import { routeOf } from '../owner.js';
import { removalOf } from './removal.js';
import { takesPath } from './takes.js';

const operation: Kept = { keep: 'Keep the operation', lasts: 'it works', end: 'remove it' };
const sent: Kept = { keep: 'Keep sending it', lasts: 'it is sent', end: 'end it' };

/** An operation of the API that is gone: its requests find nothing, or another operation. */
export function operationRemoved(old: Operation, context: Context): void {
  const { announced, ...removal } = removalOf(old, context.options, operation);
  const { routes } = context.after;
  // where its path has other methods it goes before wider ones still
  const [taker] = routes.hasPath(old.path) ? [] : routes.covering(old);
  const fate = taker ? `reach ${taker.key} now` : `are answered with ${routes.hasPath(old.path) ? 405 : 404}`;
  const isTaken = taker !== undefined && takesPath(taker, context.after, old.path);
  const isBreaking = removal.level === 'breaking';
  context.report.remark({
    ...removal,
    code: taker ? 'operation-merged' : 'operation-removed',
    message: `${old.key} is gone${announced}: its requests ${fate}`,
    direction: 'request',
    reaches: { operation: old.key, part: '' },
    before: old.location,
    ...(taker && { after: taker.location }),
    ...(isBreaking && { witness: witnessOfOld(old, context, 'request', isTaken ? 'understood-otherwise' : undefined) }),
    subject: [routeOf(old)],
  });
}

/** A request that fails by its first line: of hundreds that are gone few are looked at, and it is written then. */
function witnessOfOld(old: Operation, { before }: Context, travels: Travels, outcome?: Witness['outcome']): Witness {
  const party = { side: before, operation: old };
  let lines: readonly string[] | undefined;
  return {
    travels,
    operation: old.key,
    part: '',
    value: null,
    failing: '',
    confirmed: false,
    ...(outcome && { outcome }),
    get message() {
      return (lines ??= requestMessage({ travels, writer: party, reader: party }, {}).lines);
    },
    mark: 0,
  };
}

/** A webhook or callback that is no longer sent: who waits for it waits in vain. */
export function messageRemoved(old: Operation, context: Context): void {
  const { announced, ...removal } = removalOf(old, context.options, sent);
  context.report.remark({
    ...removal,
    code: old.key.startsWith('webhook ') ? 'webhook-removed' : 'callback-removed',
    message: `${old.key} is not sent any more${announced}`,
    direction: 'response',
    reaches: { operation: old.key, part: '' },
    before: old.location,
    ...(removal.level === 'breaking' && { witness: witnessOfOld(old, context, 'response') }),
    subject: [old.key],
  });
}
