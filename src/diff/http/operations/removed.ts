import type { Operation } from '../../../contract/index.js';
import { announcedBy, type Kept } from '../../announced.js';
import type { Travels, Witness } from '../../types.js';
import type { Context } from '../context.js';
import { requestMessage } from '../message/request-message.js';
import { routeOf } from '../owner.js';
import type { Routes } from './covering.js';
import { compareWithGet, getFor } from './head.js';
import { removalOf } from './removal.js';
import { takesPath } from './takes.js';

const operation: Kept = { keep: 'Keep the operation', lasts: 'it works', end: 'remove it' };
const sent: Kept = { keep: 'Keep sending it', lasts: 'it is sent', end: 'end it' };

/** An operation of the API that is gone: its requests find nothing, or another operation. */
export function operationRemoved(old: Operation, context: Context): void {
  const get = getFor(old, context.after.routes);
  if (get) headRemoved(old, get, context);
  else requestsLost(old, context);
}

/** A HEAD that is no longer declared where there is a GET: nobody notices but for what the two differ in. */
function headRemoved(old: Operation, get: Operation, context: Context): void {
  context.report.remark({
    code: 'operation-merged',
    level: 'safe',
    message: `${old.key} is gone${announcedBy(old)}: its requests are answered as those of ${get.key} are, without a body`,
    direction: 'request',
    reaches: { operation: old.key, part: '' },
    before: old.location,
    after: get.location,
    subject: [routeOf(old)],
  });
  compareWithGet(old, get, context);
}

function requestsLost(old: Operation, context: Context): void {
  const { announced, ...removal } = removalOf(old, context.options, operation);
  const { routes } = context.after;
  // where its path has other methods it goes before wider ones still
  const [taker] = routes.hasPath(old.path) ? [] : takersOf(old, routes);
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

/** Of a HEAD those of GET too, which answer it where there is no other. */
function takersOf(old: Operation, routes: Routes): readonly Operation[] {
  const takers = routes.covering(old);
  return old.method === 'HEAD' ? [...takers, ...routes.covering({ ...old, method: 'GET' })] : takers;
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
