import type { IncomingMessage } from 'node:http';
import { withoutEmptySegments } from './loose-paths.js';
import type { Match, Router } from './router.js';
import { splitTarget, type Target } from './target.js';

/**
 * `malformed`: no request target. `twofold`: mounted under a path, the target is different operations with that path and
 * without it, and whoever is behind may answer for any of them.
 */
export type Found = Match | { readonly kind: 'malformed' } | { readonly kind: 'twofold' };

/** What Express adds to a request. */
export type Mounted = IncomingMessage & { readonly originalUrl?: string; readonly baseUrl?: string };

const malformed: Found = Object.freeze({ kind: 'malformed' });
const twofold: Found = Object.freeze({ kind: 'twofold' });
const near: Found = Object.freeze({ kind: 'near' });

/** A mount path of more segments is a pattern that swallows whatever clients send. */
const mostLevels = 32;

/** Finds the operation of a request such that nobody behind can find another one. */
export class Lookup {
  readonly #router: Router;
  readonly #basePaths: readonly string[];
  readonly #hasHandler: (index: number) => boolean;

  /**
   * @param basePaths where the contract's paths begin
   * @param hasHandler of an operation: it is answered here, whatever others would make of the request
   */
  constructor(router: Router, basePaths: readonly string[], hasHandler: (index: number) => boolean) {
    this.#router = router;
    this.#basePaths = basePaths.map(path => path.toLowerCase());
    this.#hasHandler = hasHandler;
  }

  /** @param behind whether there are routes of others, which may read a path with less care */
  find({ method = '' }: IncomingMessage, target: Target | undefined, behind: boolean): Found {
    return target ? this.#at(method, target.path, behind) : malformed;
  }

  /**
   * Of a middleware. Mounted under a path, Express takes that path off `url`, and puts it on again for the routes that come
   * after the mount: with every router in between, another part of it. All of that is looked up.
   * @param target of `url`
   */
  findMounted(request: Mounted, target: Target | undefined): Found {
    const { baseUrl, originalUrl, method = '' } = request;
    if (!baseUrl) return this.find(request, target, true);
    // Express may read as a path under the mount what is no target at all.
    const sent = originalUrl === undefined ? target : splitTarget(originalUrl);
    if (!target || !sent) return malformed;
    const prefixes = this.#prefixes(baseUrl);
    if (!prefixes) return near;
    const whole = wholePath(baseUrl + target.path, sent.path);
    // Of a request for the mount path alone, Express makes `/`.
    const below = target.path === '/' && !whole.endsWith('/') ? '' : target.path;
    const found: Found[] = [];
    for (const prefix of prefixes) {
      const path = prefix === '' ? target.path : prefix === baseUrl ? whole : prefix + below;
      // `url` may have been rewritten before the mount, to what no client can send.
      if (!splitTarget(path)) return malformed;
      found.push(this.#at(method, path, true));
    }
    return this.#settle(found);
  }

  #at(method: string, path: string, behind: boolean): Found {
    const match = this.#router.match(method, path);
    const leftToOthers = match.kind === 'operation' && match.contested && !this.#hasHandler(match.index);
    return leftToOthers && behind ? near : match;
  }

  /** Nothing and the whole mount path first, in the order in which they are likely to be meant. */
  #prefixes(baseUrl: string): readonly string[] | undefined {
    const base = baseUrl.toLowerCase();
    const inServers = this.#basePaths.some(path => path === base || path.startsWith(`${base}/`));
    const prefixes = inServers ? [baseUrl, ''] : ['', baseUrl];
    for (let slash = baseUrl.indexOf('/', 1); slash > 0; slash = baseUrl.indexOf('/', slash + 1)) {
      prefixes.push(baseUrl.slice(slash));
      if (prefixes.length > mostLevels) return undefined;
    }
    return prefixes;
  }

  /** Of what the readings of one target have found, what can be answered without leaving another one unchecked. */
  #settle(found: readonly Found[]): Found {
    const operation = found.find(isOperation);
    if (operation) {
      const agreed = found.every(other => other.kind !== 'near' && (!isOperation(other) || isSame(operation, other)));
      return agreed || this.#hasHandler(operation.index) ? operation : twofold;
    }
    const others = found.filter(({ kind }) => kind !== 'not-found');
    return others.find(({ kind }) => kind === 'near') ?? others.find(isContested) ?? others[0] ?? found[0]!;
  }
}

/** As it was sent, where `url` was not rewritten: Express may lose a slash between the mount path and the rest, or add one. */
function wholePath(joined: string, sent: string): string {
  return joined !== sent && withoutEmptySegments(joined) === withoutEmptySegments(sent) ? sent : joined;
}

type Operation = Extract<Match, { kind: 'operation' }>;

function isOperation(found: Found): found is Operation {
  return found.kind === 'operation';
}

function isContested(found: Found): boolean {
  return 'contested' in found && found.contested;
}

/** The same operation, with the same values. */
function isSame(one: Operation, other: Operation): boolean {
  return one.index === other.index && one.values.every((value, index) => value === other.values[index]);
}
