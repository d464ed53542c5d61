import { type Finding, FindingsError, finding } from '../../diagnostics/index.js';
import type { OperationPlan, ServicePlan } from '../../plan/index.js';
import { LoosePaths } from './loose-paths.js';
import { normalForms } from './normal-forms.js';
import { isWrittenAlike, type Leaf, routeOf, SegmentTree } from './tree.js';

/** `strict`: `/pets/` is not `/pets`. `ignore`: they are the same. */
export type TrailingSlash = 'strict' | 'ignore';

/** `strict`: `/Pets` is not `/pets`. `ignore`: they are the same. */
export type PathCase = 'strict' | 'ignore';

export interface RouterOptions {
  readonly trailingSlash?: TrailingSlash | undefined;
  readonly pathCase?: PathCase | undefined;
  /** Instead of the path prefixes of the document's servers. */
  readonly basePaths?: readonly string[] | undefined;
}

export type Match =
  | {
      readonly kind: 'operation';
      readonly index: number;
      /** Raw values of the templates, in the order of `names`. */
      readonly names: readonly string[];
      readonly values: readonly string[];
      /** Other routers find another operation's route for the path, or none: only a handler can answer. */
      readonly contested: boolean;
    }
  /** An OPTIONS request, or a method that the path doesn't have; `allow` goes into the Allow header. */
  | { readonly kind: 'options' | 'method-not-allowed'; readonly allow: string; readonly contested: boolean }
  /**
   * `near`: no path of the contract, but it differs from one only in what others take no account of, letter case, slashes
   * and dots: they would find that path's route.
   */
  | { readonly kind: 'near' }
  | { readonly kind: 'not-found' };

const notFound: Match = Object.freeze({ kind: 'not-found' });
const near: Match = Object.freeze({ kind: 'near' });

/** Finds the operation of a request: one look at one tree that holds all operations. */
export interface Router {
  /**
   * @param method any token, as sent
   * @param path raw, without query; percent-decoding happens after matching
   */
  match(method: string, path: string): Match;
}

/** @throws FindingsError where two operations have one route */
export function createRouter(plan: ServicePlan, options: RouterOptions = {}): Router {
  const tree = new SegmentTree<number>(options.pathCase === 'ignore');
  const loose = new LoosePaths();
  const findings: Finding[] = [];
  plan.operations.forEach((operation, index) => {
    for (const basePath of basePathsOf(plan, operation, options)) {
      const path = join(basePath, operation.path);
      const other = tree.add(operation.method, trim(path, options), index);
      loose.add(operation.method, path, index);
      if (other === undefined || other === index) continue;
      const key = plan.operations[other]?.key;
      findings.push(
        finding('route-conflict', `${operation.key} and ${key} have the same route ${path}`, {
          operation: operation.key,
        }),
      );
    }
  });
  if (findings.length > 0) throw new FindingsError(findings);
  loose.close();
  const ignoreSlash = options.trailingSlash === 'ignore';
  return { match: (method, path) => match(tree, loose, method, ignoreSlash ? withoutSlash(path) : path) };
}

function match(tree: SegmentTree<number>, loose: LoosePaths, method: string, path: string): Match {
  const values: string[] = [];
  // `*` asks for the server, not for a path.
  const leaf = path === '*' ? undefined : tree.find(path, values);
  if (!leaf) return loose.find(path) || normalForms(path).some(form => loose.find(form)) ? near : notFound;
  const found = routeOf(leaf, method);
  if (!found) {
    const kind = method === 'OPTIONS' ? 'options' : 'method-not-allowed';
    const contested = loose.has(method, path) || normalForms(path).some(form => loose.has(method, form));
    return { kind, allow: allowOf(leaf), contested };
  }
  const contested =
    !isWrittenAlike(found, path) ||
    (values.length > 0 &&
      (loose.findsAnother(method, path, found.route) ||
        (values.some(beginsWithDot) && normalForms(path).some(form => loose.find(form)))));
  return { kind: 'operation', index: found.route, names: found.names, values, contested };
}

/** No segment of dots fits a template otherwise: a look at one character spares most requests the rest. */
function beginsWithDot(value: string): boolean {
  const first = value.charCodeAt(0);
  return first === 0x2e || first === 0x25; // `.` or `%`
}

/** https://www.rfc-editor.org/rfc/rfc9110.html#name-allow */
function allowOf(leaf: Leaf<number>): string {
  const methods = new Set(leaf.routes.keys());
  if (methods.has('GET')) methods.add('HEAD');
  methods.add('OPTIONS');
  return [...methods].join(', ');
}

function basePathsOf(plan: ServicePlan, operation: OperationPlan, options: RouterOptions): readonly string[] {
  const paths = options.basePaths ?? operation.basePaths ?? plan.basePaths;
  return paths.length > 0 ? paths : [''];
}

function join(basePath: string, path: string): string {
  const base = basePath.replace(/\/+$/, '');
  const prefix = base === '' || base.startsWith('/') ? base : `/${base}`;
  return prefix + (path.startsWith('/') ? path : `/${path}`);
}

function trim(path: string, options: RouterOptions): string {
  return options.trailingSlash === 'ignore' ? withoutSlash(path) : path;
}

function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
