import type { Operation } from '../../../contract/index.js';
import { announcedBy, type Kept } from '../../announced.js';
import type { Travels, Witness } from '../../types.js';
import type { Context } from '../context.js';
import { requestMessage } from '../message/request-message.js';
import { routeOf, shapeOf } from '../owner.js';
import { compareWithGet, getFor } from './head.js';
import { removalOf } from './removal.js';
import { readsPath, requestPaths } from './request-paths.js';

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
  const fate = fateOf(old, context);
  if (!fate) {
    neverReached(old, announced, context);
    return;
  }
  const { path, taker, status, isTaken } = fate;
  const isBreaking = removal.level === 'breaking';
  const outcome = isTaken ? 'understood-otherwise' : undefined;
  context.report.remark({
    ...removal,
    code: taker ? 'operation-merged' : 'operation-removed',
    message: `${old.key} is gone${announced}: its requests ${taker ? `reach ${taker.key} now` : `are answered with ${status}`}`,
    direction: 'request',
    reaches: { operation: old.key, part: '' },
    before: old.location,
    ...(taker && { after: taker.location }),
    ...(isBreaking && { witness: witnessOfOld(old, context, 'request', { path, outcome }) }),
    subject: [routeOf(old)],
  });
}

/** What becomes of requests of an operation that is gone. */
interface Fate {
  readonly path: string;
  readonly status: number;
  /** The operation that they reach now, and whether it takes what their path has in its parameters' places. */
  readonly taker?: Operation;
  readonly isTaken: boolean;
}

/** What all requests are answered with, where that hangs on none of their values: no path near has the method. */
function statusFor({ method, path }: Operation, { before, after }: Context): 404 | 405 | undefined {
  const others = after.routes.near(path);
  const isTaken = others.some(each => each.method === method || (method === 'HEAD' && each.method === 'GET'));
  if (isTaken || before.routes.near(path).some(each => shapeOf(each.path) !== shapeOf(path))) return undefined;
  if (others.length === 0) return 404;
  return after.routes.covers(path) ? 405 : undefined;
}

/** The worst that becomes of any; undefined where other paths took all of them before. */
function fateOf(old: Operation, context: Context): Fate | undefined {
  const status = statusFor(old, context);
  if (status !== undefined) return { path: old.path, status, isTaken: false };
  let worst: Fate | undefined;
  for (const path of requestPaths(old, context)) {
    const reached = context.after.routes.find(path);
    const taker = reached?.operation(old.method);
    if (!taker) return { path, status: reached ? 405 : 404, isTaken: false };
    const isTaken = readsPath(taker, context.after, path);
    if (!worst || (worst.isTaken && !isTaken)) worst = { path, status: 200, taker, isTaken };
  }
  return worst;
}

function neverReached(old: Operation, announced: string, { report }: Context): void {
  report.remark({
    code: 'operation-removed',
    level: 'safe',
    message: `${old.key} is gone${announced}: no request reached it, for other paths go before its own`,
    direction: 'request',
    reaches: { operation: old.key, part: '' },
    before: old.location,
    subject: [routeOf(old)],
  });
}

/** A request that fails by its first line: of hundreds that are gone few are looked at, and it is written then. */
function witnessOfOld(
  old: Operation,
  { before }: Context,
  travels: Travels,
  { path = old.path, outcome }: { readonly path?: string; readonly outcome?: Witness['outcome'] | undefined } = {},
): Witness {
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
      const party = { side: before, operation: path === old.path ? old : { ...old, path } };
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
