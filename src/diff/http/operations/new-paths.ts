// https://spec.openapis.org/oas/v3.2.0.html#path-templating
import type { Contract, Operation } from '../../../contract/index.js';
import { type Context, rolesOf } from '../context.js';
import { requestMessage } from '../message/request-message.js';
import { routeOf, shapeOf } from '../owner.js';
import { tell } from '../tell.js';
import { undecided } from '../unknown.js';
import { witnessOf } from '../witness.js';
import { readsPath, requestPaths } from './request-paths.js';
import { segmentsOf } from './routes.js';

/**
 * Tells of requests that a new path takes from an operation that stays: services look for the path first, then for the method.
 * Of an operation that is gone it is told where its requests go.
 */
export function compareNewPaths(after: Contract, context: Context): void {
  const { before, after: now } = context;
  const firsts = new Map(after.operations.map(operation => [shapeOf(operation.path), operation]));
  for (const taker of firsts.values()) {
    // one that was there went before the others already
    if (before.routes.hasPath(taker.path)) continue;
    for (const old of before.routes.near(taker.path)) {
      const same = now.routes.operation(old.method, old.path);
      if (!same) continue;
      tellTaken({ old, same, taker }, takenPaths(old, taker, context), context);
    }
  }
}

/** Paths of requests of an operation that reach a new one now. Few are looked at: each that is made takes long. */
function* takenPaths(old: Operation, taker: Operation, context: Context): Generator<string> {
  const shape = shapeOf(taker.path);
  for (const path of requestPaths(old, context, taker.path))
    if (context.after.routes.find(path)?.shape === shape) yield path;
}

/** An operation whose requests a new path takes. */
interface Taken {
  readonly old: Operation;
  readonly same: Operation;
  /** An operation of the new path. */
  readonly taker: Operation;
}

/** @param paths of such requests */
function tellTaken(taken: Taken, paths: Iterable<string>, context: Context): void {
  const { old, taker } = taken;
  const { after } = context;
  let other: Operation | undefined;
  for (const path of paths) {
    other = after.routes.find(path)?.operation(old.method);
    if (!other) {
      const fate = `are answered with 405 now: ${taker.path} is a path of its own, without ${old.method}`;
      tellLost(taken, { path, fate, instead: `Declare ${old.method} at ${taker.path} too` }, context);
      return;
    }
    if (!readsPath(other, after, path)) {
      const fate = `reach ${other.key} now, which refuses some`;
      tellLost(taken, { path, fate, instead: 'Accept them there' }, context);
      return;
    }
  }
  if (other) tellShadowed(old, other, context);
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

/** What becomes of requests, with the path of one, and what is to be done instead. */
interface Lost {
  readonly path: string;
  readonly fate: string;
  readonly instead: string;
}

function tellLost({ old, same, taker }: Taken, { path, fate, instead }: Lost, context: Context): void {
  const pair = { before: { ...old, path }, after: same };
  tell(pair, context, {
    code: 'operation-shadowed',
    level: 'breaking',
    message: `requests of ${old.key} with ${spelled(old.path, taker.path)} ${fate}`,
    direction: 'request',
    before: old.location,
    after: taker.location,
    witness: witnessOf(pair, 'request', '', null, requestMessage(rolesOf(pair, context, 'request'), {})),
    remedy: `${instead}, or give that a path that no value spells`,
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
