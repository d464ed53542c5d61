// https://spec.openapis.org/oas/v3.2.0.html#path-templating
import type { Operation } from '../../../contract/index.js';
import type { Remark } from '../../report.js';
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
 * @param added operations that the new version alone has
 */
export function compareNewPaths(added: readonly Operation[], context: Context): void {
  const { before, after: now } = context;
  const firsts = new Map(added.map(operation => [shapeOf(operation.path), operation]));
  const rows: Row[] = [];
  for (const taker of firsts.values()) {
    // one that was there went before the others already
    if (before.routes.hasPath(taker.path)) continue;
    const taken = before.routes.near(taker.path).flatMap(old => {
      const same = now.routes.operation(old.method, old.path);
      const fate = same && fateOf(old, taker, context);
      return fate ? [{ old, same, taker, ...fate }] : [];
    });
    rows.push(...groupsBy(taken, ({ kind }) => kind));
  }
  // paths that take requests of the same operations are one change
  const alike = groupsBy(rows, row => [row[0]!.kind, ...row.map(({ old }) => old.key)].join('\n'));
  for (const group of alike) tellTaken(group, context);
}

function groupsBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Iterable<readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups.values();
}

/** What becomes of requests that a new path takes. */
interface Fate {
  /** What fates are told as one that have it in common. */
  readonly kind: string;
  /** In words, of requests. */
  readonly words: string;
  /** What answers them now; undefined: 405. */
  readonly reached: Operation | undefined;
  /** Where they break: the path of one, and what is to be done instead. */
  readonly lost?: { readonly path: string; readonly instead: string };
}

/** An operation whose requests a new path takes. */
interface Taken extends Fate {
  readonly old: Operation;
  readonly same: Operation;
  /** An operation of the new path. */
  readonly taker: Operation;
}

/** What one new path takes. */
type Row = readonly Taken[];

/** What becomes of requests of an operation that reach a new path now, if any do. */
function fateOf(old: Operation, taker: Operation, context: Context): Fate | undefined {
  const { method } = old;
  let reached: Operation | undefined;
  for (const path of takenPaths(old, taker, context)) {
    reached = context.after.routes.find(path)?.operation(method);
    if (!reached) {
      const words = `are answered with 405 now: ${taker.path} is a path of its own, without ${method}`;
      return { kind: method, words, reached, lost: { path, instead: `Declare ${method} at ${taker.path} too` } };
    }
    const words = `reach ${reached.key} now, which refuses some`;
    if (!readsPath(reached, context.after, path))
      return { kind: 'refused', words, reached, lost: { path, instead: 'Accept them there' } };
  }
  return reached && { kind: 'shadowed', words: `reach ${reached.key} now`, reached };
}

/** Paths of requests of an operation that reach a new one now. Few are looked at: each that is made takes long. */
function* takenPaths(old: Operation, taker: Operation, context: Context): Generator<string> {
  const shape = shapeOf(taker.path);
  for (const path of requestPaths(old, context, taker))
    if (context.after.routes.find(path)?.shape === shape) yield path;
}

/** @param rows of new paths that take requests of the same operations, with the same fate */
function tellTaken(rows: readonly Row[], context: Context): void {
  const [first, takers] = [rows[0]!, rows.map(row => row[0]!)];
  const [{ old, taker, words, reached, lost }] = takers as [Taken];
  const subject = [...first.map(each => routeOf(each.old)), ...takers.map(takenBy), ...(lost ? ['lost'] : [])];
  const others = [
    ...(first.length > 1 ? [` with requests of ${named(first.map(each => each.old.key))}`] : []),
    ...(takers.length > 1 ? [` with the new paths ${named(takers.map(each => each.taker.path))}`] : []),
  ];
  const said = {
    code: 'operation-shadowed',
    message: `requests of ${old.key} with ${spelled(old.path, (lost ? taker : reached!).path)} ${words}${others.length > 0 ? `; so it is${others.join(', and')}` : ''}`,
    direction: 'request',
    before: old.location,
    after: (lost ? taker : reached!).location,
    subject,
  } as const;
  for (const each of lost ? first : takers) tellOne(each, said, context);
}

type Words = Pick<Remark, 'code' | 'message' | 'direction' | 'before' | 'after' | 'subject'>;

function tellOne({ old, same, lost, reached }: Taken, said: Words, context: Context): void {
  if (!lost) {
    context.report.remark({
      ...said,
      level: 'risky',
      reaches: { operation: reached!.key, part: '' },
      ...undecided(
        `whether requests of ${old.key} with those values are in use`,
        'no document says which values clients send',
        'Give the new operation a path that no value spells, or see in the logs that none of them is sent',
      ),
    });
    return;
  }
  const pair = { before: { ...old, path: lost.path }, after: same };
  tell(pair, context, {
    ...said,
    level: 'breaking',
    witness: witnessOf(pair, 'request', '', null, requestMessage(rolesOf(pair, context, 'request'), {})),
    remedy: `${lost.instead}, or give that a path that no value spells`,
  });
}

const takenBy = ({ lost, reached, taker }: Taken) => (lost ? shapeOf(taker.path) : routeOf(reached!));

/** More are counted. */
const mostNamed = 3;

/** Those after the first. */
function named([, ...names]: readonly string[]): string {
  const more = names.length - mostNamed;
  return `${names.slice(0, mostNamed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
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
