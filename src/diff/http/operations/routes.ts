// https://spec.openapis.org/oas/v3.2.0.html#path-templating
import type { Operation } from '../../../contract/index.js';
import { SegmentTree } from '../../../enforce/index.js';
import { normalPath } from '../normal-path.js';
import { routeOf, shapeOf } from '../owner.js';

/** What the requests of one path lead to. */
export interface Reached {
  /** The shape of the path that is declared. */
  readonly shape: string;
  /** Undefined: 405. HEAD is answered wherever GET is. */
  operation(method: string): Operation | undefined;
}

/** The operations of one version by their paths, found as a service finds them. */
export class Routes {
  /** Made when a request is first looked for: what becomes of most that are gone is told by the paths near them. */
  #tree: SegmentTree<Path> | undefined;
  readonly #known = new Map<string, Operation>();
  /** By shape. */
  readonly #paths = new Map<string, Path>();
  /** By count of segments. */
  readonly #alike = new Map<number, Path[]>();

  constructor(operations: readonly Operation[]) {
    for (const operation of operations) {
      const { path } = operation;
      this.#known.set(routeOf(operation), operation);
      const known = this.#paths.get(shapeOf(path)) ?? this.#add(path);
      known.operations.push(operation);
    }
  }

  #add(path: string): Path {
    const segments = segmentsOf(path);
    const isOpen = segments.map(text => text.includes('{'));
    const added: Path = { path, shape: shapeOf(path), segments, isOpen, operations: [] };
    this.#paths.set(added.shape, added);
    const alike = this.#alike.get(added.segments.length);
    if (alike) alike.push(added);
    else this.#alike.set(added.segments.length, [added]);
    return added;
  }

  /** Whether an operation of any method has this path. */
  hasPath(path: string): boolean {
    return this.#paths.has(shapeOf(path));
  }

  /** The operation of this method and path, as templates. */
  operation(method: string, path: string): Operation | undefined {
    return this.#known.get(`${method} ${shapeOf(path)}`);
  }

  /** @param path as a request has it; undefined: 404 */
  find(path: string): Reached | undefined {
    this.#tree ??= treeOf(this.#paths.values());
    const found = this.#tree.find(path, [])?.routes.get(any)?.route;
    if (!found) return undefined;
    const { shape, operations } = found;
    const of = (method: string) => operations.find(each => each.method === method);
    return { shape, operation: method => of(method) ?? (method === 'HEAD' ? of('GET') : undefined) };
  }

  /**
   * Whether texts of parameters lead to another path than other texts do.
   * @param texts in the order of the parameters; undefined: whatever it is
   */
  leadsElsewhere(path: string, texts: readonly (string | undefined)[]): boolean {
    return this.#shapeAt(path, texts) !== this.#shapeAt(path, []);
  }

  /** What other paths have in the place of a segment with a parameter, where that may lead elsewhere. */
  beside(path: string, name: string): readonly string[] {
    const own = segmentsOf(path);
    const at = own.findIndex(text => text.includes(`{${name}}`));
    const others = this.#alikeOf(own).filter(({ segments }) =>
      segments.every((text, index) => (index === at ? !isParameter(text) : text.includes('{') || text === own[index])),
    );
    const texts = at < 0 ? [] : [...new Set(others.map(({ segments }) => segments[at]!))];
    return texts.filter(text => shapeOf(text) !== shapeOf(own[at]!));
  }

  /** The operations of other paths that a request of this one may fit, as far as their literal segments tell. */
  near(path: string): readonly Operation[] {
    const own = segmentsOf(path);
    const isOpen = own.map(text => text.includes('{'));
    // the ends of paths tell most of them apart
    const fits = (other: Path) => {
      for (let at = own.length - 1; at > 0; at -= 1)
        if (other.segments[at] !== own[at] && !other.isOpen[at] && !isOpen[at]) return false;
      return true;
    };
    return this.#alikeOf(own)
      .filter(fits)
      .flatMap(({ operations }) => operations);
  }

  /** Whether every request of this path, as a template, finds some path. */
  covers(path: string): boolean {
    const own = segmentsOf(path);
    return this.#alikeOf(own).some(({ segments }) =>
      segments.every((text, at) => text === own[at] || (isParameter(text) && own[at] !== '')),
    );
  }

  #alikeOf(segments: readonly string[]): readonly Path[] {
    return this.#alike.get(segments.length) ?? [];
  }

  #shapeAt(template: string, texts: readonly (string | undefined)[]): string | undefined {
    let at = 0;
    return this.find(template.replaceAll(/\{[^{}]*\}/g, () => texts[at++] ?? unlike))?.shape;
  }
}

/** In place of a parameter: a text that no path declares. */
const unlike = '\0';

/** A path stands in the tree once for all its methods. */
const any = '';

function treeOf(paths: Iterable<Path>): SegmentTree<Path> {
  const tree = new SegmentTree<Path>();
  for (const each of paths) tree.add(any, each.path, each);
  return tree;
}

interface Path {
  readonly path: string;
  readonly shape: string;
  readonly segments: readonly string[];
  /** Which of them have a parameter. */
  readonly isOpen: readonly boolean[];
  readonly operations: Operation[];
}

/** A path in its one way of encoding, the empty text before its first slash too. */
export function segmentsOf(path: string): readonly string[] {
  return normalPath(path).split('/');
}

function isParameter(text: string): boolean {
  return /^\{[^{}]*\}$/.test(text);
}
