// https://spec.openapis.org/oas/v3.2.0.html#path-templating
import type { Contract, Operation } from '../../../contract/index.js';
import { type Context, type Pair, rolesOf } from '../context.js';
import { requestMessage } from '../message/request-message.js';
import { routeOf, shapeOf } from '../owner.js';
import { tell } from '../tell.js';
import { witnessOf } from '../witness.js';
import { spelled } from './covering.js';
import { takesPath } from './takes.js';

/**
 * Tells of requests that no method answers any more: a path that is new spells values of an older one's parameters, goes before
 * that, and has fewer methods. Those of a method that both have reach another operation, which is told where that is new.
 */
export function compareNewPaths(after: Contract, context: Context): void {
  const [old, now] = [context.before.routes, context.after.routes];
  const firsts = new Map(after.operations.map(operation => [shapeOf(operation.path), operation]));
  const kept = new Map(after.operations.map(operation => [routeOf(operation), operation]));
  for (const taker of firsts.values()) {
    if (old.hasPath(taker.path)) continue;
    for (const before of old.reached(taker.path)) {
      const same = kept.get(routeOf(before));
      const isLost = same && !now.has(before.method, taker.path) && takesPath(before, context.before, taker.path);
      if (isLost) tellLost({ before, after: same }, taker, context);
    }
  }
}

function tellLost(pair: Pair, taker: Operation, context: Context): void {
  const { before } = pair;
  const values = spelled(before.path, taker.path);
  const said = values.map(([name, text]) => `\`${name}\` ${text}`).join(', ');
  const path = values.reduce((all, [name, text]) => all.replace(`{${name}}`, () => text), before.path);
  const roles = rolesOf({ ...pair, before: { ...before, path } }, context, 'request');
  tell(pair, context, {
    code: 'operation-shadowed',
    level: 'breaking',
    message: `requests of ${before.key} with ${said} are answered with 405 now: ${taker.path} is a path of its own, without ${before.method}`,
    direction: 'request',
    before: before.location,
    after: taker.location,
    witness: witnessOf(pair, 'request', '', null, requestMessage(roles, {})),
    remedy: `Declare ${before.method} at ${taker.path} too, or give that a path that no value spells`,
    subject: [routeOf(before), shapeOf(taker.path), 'lost'],
  });
}
