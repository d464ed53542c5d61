// https://spec.openapis.org/oas/v3.2.0.html#path-templating
import type { Contract, Operation } from '../../../contract/index.js';
import { type Context, rolesOf } from '../context.js';
import { requestMessage } from '../message/request-message.js';
import { routeOf, shapeOf } from '../owner.js';
import { tell } from '../tell.js';
import { undecided } from '../unknown.js';
import { witnessOf } from '../witness.js';
import { requestPaths } from './request-paths.js';
import { segmentsOf } from './routes.js';

/**
 * Tells of requests that a new path takes from an operation that stays: services look for the path first, then for the method.
 * Of an operation that is gone it is told where its requests go.
 */
export function compareNewPaths(after: Contract, context: Context): void {
  const { before, after: now } = context;
  const firsts = new Map(after.operations.map(operation => [shapeOf(operation.path), operation]));
  for (const [shape, taker] of firsts) {
    // one that was there went before the others already
    if (before.routes.hasPath(taker.path)) continue;
    for (const old of before.routes.near(taker.path)) {
      const same = now.routes.operation(old.method, old.path);
      if (!same) continue;
      for (const path of requestPaths(old, context, taker.path)) {
        const reached = now.routes.find(path);
        if (reached?.shape !== shape) continue;
        const other = reached.operation(old.method);
        if (other) tellShadowed(old, other, context);
        else tellLost({ old, same, taker, path }, context);
        break;
      }
    }
  }
}

function tellShadowed(old: Operation, operation: Operation, { report }: Context): void {
  report.remark({
    code: 'operation-shadowed',
    level: 'risky',
    message: `requests of ${old.key} with ${spelled(old.path, operation.path)} reach ${operation.key} now`,
    direction: 'request',
    reaches: { operation: operation.key, part: '' },
    before: old.location,
    after: operation.location,
    ...undecided(
      `whether requests of ${old.key} with those values are in use`,
      'no document says which values clients send',
      'Give the new operation a path that no value spells, or see in the logs that none of them is sent',
    ),
    subject: [routeOf(old), routeOf(operation)],
  });
}

interface Lost {
  readonly old: Operation;
  readonly same: Operation;
  /** An operation of the new path. */
  readonly taker: Operation;
  /** Of a request that shows it. */
  readonly path: string;
}

function tellLost({ old, same, taker, path }: Lost, context: Context): void {
  const pair = { before: { ...old, path }, after: same };
  const said = spelled(old.path, taker.path);
  tell(pair, context, {
    code: 'operation-shadowed',
    level: 'breaking',
    message: `requests of ${old.key} with ${said} are answered with 405 now: ${taker.path} is a path of its own, without ${old.method}`,
    direction: 'request',
    before: old.location,
    after: taker.location,
    witness: witnessOf(pair, 'request', '', null, requestMessage(rolesOf(pair, context, 'request'), {})),
    remedy: `Declare ${old.method} at ${taker.path} too, or give that a path that no value spells`,
    subject: [routeOf(old), shapeOf(taker.path), 'lost'],
  });
}

/** The segments where a path has a parameter and the one that goes before it more of a text: the parameter's name with that. */
function spelled(path: string, taker: string): string {
  const others = segmentsOf(taker);
  return segmentsOf(path)
    .flatMap((own, at) => {
      const text = others[at]!;
      if (!own.includes('{') || shapeOf(text) === shapeOf(own) || shapeOf(text) === '{}') return [];
      return [`\`${own.replace(/^\{([^{}]*)\}$/, '$1')}\` ${text}`];
    })
    .join(', ');
}
