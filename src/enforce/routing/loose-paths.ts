import { contestedRoutes, shapeOf } from './rivals.js';
import { encodeLiteral } from './template.js';
import { routeOf, SegmentTree } from './tree.js';

/**
 * A contract's paths as routers such as Express's compare them: without letter case, and not minding slashes more or less.
 * What is found here alone must not reach them, for they would find a route of the contract without its checks.
 */
export class LoosePaths {
  readonly #tree = new SegmentTree<number>(true);
  readonly #templates: [route: number, template: string][] = [];
  readonly #shapes = new Map<number, Set<string>>();
  #contested: ReadonlySet<number> = new Set();

  add(method: string, template: string, route: number): void {
    const path = withoutEmptySegments(template);
    this.#tree.add(method, path, route);
    this.#templates.push([route, path]);
  }

  /** When all are there. */
  close(): void {
    this.#contested = contestedRoutes(this.#templates);
    for (const [route, template] of this.#templates) {
      if (!this.#contested.has(route)) continue;
      const shapes = this.#shapes.get(route) ?? new Set();
      this.#shapes.set(route, shapes.add(shapeOf(template)));
    }
  }

  find(path: string) {
    return path === '*' ? undefined : this.#tree.find(withoutEmptySegments(encodeLiteral(path)), []);
  }

  /** Whether there is a route for the method too. */
  has(method: string, path: string): boolean {
    const leaf = this.find(path);
    return leaf !== undefined && routeOf(leaf, method) !== undefined;
  }

  /** Whether a path that was found exactly is another route's here. */
  findsAnother(method: string, path: string, route: number): boolean {
    if (!this.#contested.has(route)) return false;
    const leaf = this.find(path);
    const other = leaf && routeOf(leaf, method)?.route;
    if (other === undefined || other === route) return false;
    const shapes = this.#shapes.get(other);
    // Templates that differ in letter case alone: one router takes both for the first, whatever was looked for.
    return ![...(this.#shapes.get(route) ?? [])].some(shape => shapes?.has(shape));
  }
}

export function withoutEmptySegments(path: string): string {
  return `/${path.split('/').filter(Boolean).join('/')}`;
}
