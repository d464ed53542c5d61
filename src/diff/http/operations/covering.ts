// https://spec.openapis.org/oas/v3.2.0.html#path-templating
import type { Operation } from '../../../contract/index.js';
import { normalPath } from '../normal-path.js';
import { shapeOf } from '../owner.js';

/** The operations of one version, with their paths in segments: every one of the other version is held against them. */
export class Routes {
  /** By count of segments. */
  readonly #routes = new Map<number, Route[]>();
  /** The methods of each path. */
  readonly #methods = new Map<string, Set<string>>();

  constructor(operations: readonly Operation[]) {
    for (const operation of operations) {
      const segments = segmentsOf(operation.path);
      const routes = this.#routes.get(segments.length) ?? [];
      this.#routes.set(segments.length, routes);
      routes.push({ operation, segments });
      const shape = shapeOf(operation.path);
      const methods = this.#methods.get(shape) ?? new Set();
      this.#methods.set(shape, methods.add(operation.method));
    }
  }

  /** Whether an operation of any method has this path. */
  hasPath(path: string): boolean {
    return this.#methods.has(shapeOf(path));
  }

  /** Whether a request of the method is answered at this path; HEAD is wherever GET is. */
  has(method: string, path: string): boolean {
    const methods = this.#methods.get(shapeOf(path));
    return methods !== undefined && (methods.has(method) || (method === 'HEAD' && methods.has('GET')));
  }

  /** The operations whose path every request of this one fits too, those that go before others first. */
  covering({ method, path }: Pick<Operation, 'method' | 'path'>): readonly Operation[] {
    return this.#around(path, method);
  }

  /** The operations, of any method, of the path that requests of this one reach where it is not declared itself. */
  reached(path: string): readonly Operation[] {
    const [first, ...others] = this.#around(path);
    if (!first) return [];
    const shape = shapeOf(first.path);
    return [first, ...others.filter(each => shapeOf(each.path) === shape)];
  }

  #around(path: string, method?: string): readonly Operation[] {
    const narrow = segmentsOf(path);
    const found = (this.#routes.get(narrow.length) ?? []).filter(
      ({ operation, segments }) => (method ?? operation.method) === operation.method && covers(segments, narrow),
    );
    return found.sort(byPrecedence).map(({ operation }) => operation);
  }
}

interface Route {
  readonly operation: Operation;
  readonly segments: readonly Segment[];
}

interface Segment {
  readonly text: string;
  /** A parameter and nothing else: any text fits it. */
  readonly isParameter: boolean;
}

function segmentsOf(path: string): readonly Segment[] {
  return normalPath(path)
    .split('/')
    .map(text => ({ text, isParameter: text.startsWith('{') && /^\{[^{}]*\}$/.test(text) }));
}

function covers(wide: readonly Segment[], narrow: readonly Segment[]): boolean {
  for (let index = 0; index < wide.length; index++) {
    const own = wide[index]!;
    const other = narrow[index]!; // as many as there are of the wider path's
    if (own.isParameter ? other.text === '' : own.text !== other.text) return false;
  }
  return true;
}

/** A text goes before a parameter, from the first segment on. */
function byPrecedence(one: Route, other: Route): number {
  const at = one.segments.findIndex(({ isParameter }, index) => isParameter !== other.segments[index]?.isParameter);
  return at < 0 ? 0 : one.segments[at]?.isParameter ? 1 : -1;
}

/** The segments where a wider template has a parameter and a narrower one a text: the parameter's name with that text. */
export function spelled(wider: string, narrower: string): readonly (readonly [name: string, text: string])[] {
  const narrow = normalPath(narrower).split('/');
  return segmentsOf(wider).flatMap(({ text: own, isParameter }, index) => {
    const text = narrow[index] ?? '';
    return isParameter && !text.includes('{') ? [[own.slice(1, -1), text] as const] : [];
  });
}
