import { decodePercent } from '../parameters/index.js';
import { matchPattern, type PatternSegment, parseTemplate } from './template.js';

interface Found<Route> {
  readonly route: Route;
  readonly names: readonly string[];
  /** The template's literal segments as they are written, in lower case; undefined where it has a name. */
  readonly written: readonly (string | undefined)[];
  /** Whether one of them holds what is percent-encoded. */
  readonly encoded: boolean;
}

/** What one template leads to: by method, its route and the names of its templates. */
export interface Leaf<Route> {
  readonly routes: Map<string, Found<Route>>;
}

/** HEAD is answered by GET where it is not declared itself. */
export function routeOf<Route>({ routes }: Leaf<Route>, method: string): Found<Route> | undefined {
  return routes.get(method) ?? (method === 'HEAD' ? routes.get('GET') : undefined);
}

/** Whether a path that was found writes the template's literals as the template does, letter case aside. */
export function isWrittenAlike<Route>({ written, encoded }: Found<Route>, path: string): boolean {
  if (!encoded && !path.includes('%')) return true;
  const segments = path.toLowerCase().slice(1).split('/');
  return written.every((literal, index) => literal === undefined || literal === segments[index]);
}

interface Node<Route> {
  readonly literals: Map<string, Node<Route>>;
  /** Most literal text first, so that `{id}:verb` comes before `{id}`. */
  readonly patterns: { readonly key: string; readonly pattern: PatternSegment; readonly node: Node<Route> }[];
  leaf?: Leaf<Route>;
}

/**
 * Path templates as a tree of segments. A literal segment wins over a templated one, and a branch that leads nowhere is
 * left for the next; a match costs at most one visit of each node, whatever the client sends.
 */
export class SegmentTree<Route> {
  readonly #ignoreCase: boolean;
  readonly #root: Node<Route> = newNode();
  /** Templates without names, for one look at a map. */
  readonly #literal = new Map<string, Leaf<Route>>();

  /** @param ignoreCase of literals; values keep theirs */
  constructor(ignoreCase = false) {
    this.#ignoreCase = ignoreCase;
  }

  /** @returns the route that already stands there, if one does */
  add(method: string, template: string, route: Route): Route | undefined {
    let node = this.#root;
    const names: string[] = [];
    const segments = parseTemplate(template, this.#ignoreCase);
    for (const segment of segments) {
      if ('literal' in segment) node = literalChild(node, segment.literal);
      else {
        names.push(...segment.names);
        node = patternChild(node, segment);
      }
    }
    node.leaf ??= { routes: new Map() };
    const existing = node.leaf.routes.get(method);
    if (existing) return existing.route;
    const written = segments.map(segment => ('literal' in segment ? segment.raw.toLowerCase() : undefined));
    const encoded = written.some(literal => literal?.includes('%'));
    node.leaf.routes.set(method, { route, names, written, encoded });
    if (names.length === 0 && !template.includes('%')) this.#literal.set(template, node.leaf);
    return undefined;
  }

  /**
   * @param path raw, as it stands in the request, from its first slash
   * @param values takes the raw values of the names, in order
   */
  find(path: string, values: string[]): Leaf<Route> | undefined {
    return this.#literal.get(path) ?? descend(this.#root, path, 1, values, this.#ignoreCase);
  }
}

function descend<Route>(
  node: Node<Route>,
  path: string,
  from: number,
  values: string[],
  ignoreCase: boolean,
): Leaf<Route> | undefined {
  const slash = path.indexOf('/', from);
  const last = slash < 0;
  const segment = last ? path.slice(from) : path.slice(from, slash);
  const decoded = segment.includes('%') ? (decodePercent(segment, false) ?? segment) : segment;
  const literal = node.literals.get(ignoreCase ? decoded.toLowerCase() : decoded);
  if (literal) {
    const leaf = last ? literal.leaf : descend(literal, path, slash + 1, values, ignoreCase);
    if (leaf) return leaf;
  }
  for (const { pattern, node: child } of node.patterns) {
    const kept = values.length;
    if (matchPattern(pattern, segment, values, ignoreCase)) {
      const leaf = last ? child.leaf : descend(child, path, slash + 1, values, ignoreCase);
      if (leaf) return leaf;
    }
    values.length = kept;
  }
  return undefined;
}

function literalChild<Route>(node: Node<Route>, literal: string): Node<Route> {
  let child = node.literals.get(literal);
  if (!child) node.literals.set(literal, (child = newNode()));
  return child;
}

function patternChild<Route>(node: Node<Route>, pattern: PatternSegment): Node<Route> {
  // Names don't tell templates apart: `/pets/{id}` and `/pets/{name}` are one.
  const key = JSON.stringify(pattern.literals);
  const known = node.patterns.find(entry => entry.key === key);
  if (known) return known.node;
  const child = newNode<Route>();
  node.patterns.push({ key, pattern, node: child });
  node.patterns.sort((a, b) => weight(b.pattern) - weight(a.pattern));
  return child;
}

function weight(pattern: PatternSegment): number {
  return pattern.literals.join('').length * 100 - pattern.names.length;
}

function newNode<Route>(): Node<Route> {
  return { literals: new Map(), patterns: [] };
}
