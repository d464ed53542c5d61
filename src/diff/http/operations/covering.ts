// https://spec.openapis.org/oas/v3.2.0.html#path-templating
import type { Operation } from '../../../contract/index.js';
import { shapeOf } from '../owner.js';

/** The operations of one version, with their paths in segments: every one of the other version is held against them. */
export class Routes {
  /** By method and count of segments. */
  readonly #routes = new Map<string, Route[]>();
  readonly #shapes = new Set<string>();

  constructor(operations: readonly Operation[]) {
    for (const operation of operations) {
      const segments = segmentsOf(operation.path);
      const key = `${operation.method} ${segments.length}`;
      const routes = this.#routes.get(key) ?? [];
      this.#routes.set(key, routes);
      routes.push({ operation, segments });
      this.#shapes.add(shapeOf(operation.path));
    }
  }

  /** Whether an operation of any method has this path. */
  hasPath(path: string): boolean {
    return this.#shapes.has(shapeOf(path));
  }

  /** The operations whose path every request of this one fits too, those with the fewest parameters first. */
  covering({ method, path }: Operation): readonly Operation[] {
    const narrow = segmentsOf(path);
    const found = (this.#routes.get(`${method} ${narrow.length}`) ?? []).filter(({ segments }) =>
      covers(segments, narrow),
    );
    return found.sort((one, other) => parametersIn(one) - parametersIn(other)).map(({ operation }) => operation);
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
  return path.split('/').map(text => ({ text, isParameter: text.startsWith('{') && /^\{[^{}]*\}$/.test(text) }));
}

function covers(wide: readonly Segment[], narrow: readonly Segment[]): boolean {
  for (let index = 0; index < wide.length; index++) {
    const own = wide[index]!;
    const other = narrow[index]!; // as many as there are of the wider path's
    if (own.isParameter ? other.text === '' : own.text !== other.text) return false;
  }
  return true;
}

function parametersIn({ segments }: Route): number {
  return segments.filter(({ isParameter }) => isParameter).length;
}

/** The segments where a wider template has a parameter and a narrower one a text: the parameter's name with that text. */
export function spelled(wider: string, narrower: string): readonly (readonly [name: string, text: string])[] {
  const narrow = narrower.split('/');
  return segmentsOf(wider).flatMap(({ text: own, isParameter }, index) => {
    const text = narrow[index] ?? '';
    return isParameter && !text.includes('{') ? [[own.slice(1, -1), text] as const] : [];
  });
}
