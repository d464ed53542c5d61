import { type Finding, FindingsError, finding } from '../../diagnostics/index.js';
import type { OperationPlan, ServicePlan } from '../../plan/index.js';
import { type Leaf, SegmentTree } from './tree.js';

/** `strict`: `/pets/` is not `/pets`. `ignore`: they are the same. */
export type TrailingSlash = 'strict' | 'ignore';

export interface RouterOptions {
  readonly trailingSlash?: TrailingSlash | undefined;
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
    }
  /** An OPTIONS request, or a method that the path doesn't have; `allow` goes into the Allow header. */
  | { readonly kind: 'options' | 'method-not-allowed'; readonly allow: string }
  | { readonly kind: 'not-found' };

const notFound: Match = Object.freeze({ kind: 'not-found' });

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
  const tree = new SegmentTree<number>();
  const findings: Finding[] = [];
  plan.operations.forEach((operation, index) => {
    for (const basePath of basePathsOf(plan, operation, options)) {
      const other = tree.add(operation.method, trim(join(basePath, operation.path), options), index);
      if (other === undefined || other === index) continue;
      const key = plan.operations[other]?.key;
      findings.push(
        finding('route-conflict', `${operation.key} and ${key} have the same route ${join(basePath, operation.path)}`, {
          operation: operation.key,
        }),
      );
    }
  });
  if (findings.length > 0) throw new FindingsError(findings);
  const ignoreSlash = options.trailingSlash === 'ignore';
  return { match: (method, path) => match(tree, method, ignoreSlash ? withoutSlash(path) : path) };
}

function match(tree: SegmentTree<number>, method: string, path: string): Match {
  const values: string[] = [];
  const leaf = tree.find(path, values);
  if (!leaf) return notFound;
  const found = leaf.routes.get(method) ?? (method === 'HEAD' ? leaf.routes.get('GET') : undefined);
  if (found) return { kind: 'operation', index: found.route, names: found.names, values };
  return { kind: method === 'OPTIONS' ? 'options' : 'method-not-allowed', allow: allowOf(leaf) };
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
