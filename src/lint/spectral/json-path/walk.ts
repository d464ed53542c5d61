import type { Path } from './ast.js';
import { Automaton, type State } from './automaton.js';
import type { Surroundings } from './expression-run.js';

/** Called for each node that an expression leads to. The path is the walk's own: to be copied by who keeps it. */
export type OnMatch = (index: number, value: unknown, path: readonly (string | number)[]) => void;

/** What a walk knows of a document in which parts stand in several places, in one by themselves, in others by references. */
export interface Sharing {
  /** Parts in which all is the same wherever they stand: walked once for each position in the expressions that the walk comes with. */
  readonly parts: ReadonlySet<object>;
  /** Of these, those that have a place of their own within: not the same where the walk has come by no reference. */
  readonly withOwnPlaces: ReadonlySet<object>;
  /** How the child of a container comes to stand there: by a reference, or by one that is a place of its own where the walk has come by no other. */
  siteOf(container: object, key: string | number): 'reference' | 'own' | undefined;
}

const nothingShared: Sharing = { parts: new Set(), withOwnPlaces: new Set(), siteOf: () => undefined };

/** Expressions that look up are walked without a memory, to this number of steps from the root to all nodes together. */
const mostWithoutMemory = 5_000_000;

/**
 * Finds what all expressions lead to, in one walk.
 * @param root an object or a list, else nothing but `$` leads anywhere
 */
export function walk(root: unknown, paths: readonly Path[], onMatch: OnMatch, sharing: Sharing = nothingShared): void {
  for (const looksUp of [false, true]) {
    const indices = [...paths.keys()].filter(index => paths[index]!.looksUp === looksUp);
    if (indices.length === 0) continue;
    const group = indices.map(index => paths[index]!);
    new Walk(root, group, (index, value, path) => onMatch(indices[index]!, value, path), sharing, looksUp).run();
  }
}

class Walk {
  readonly #root: unknown;
  readonly #paths: readonly Path[];
  readonly #onMatch: OnMatch;
  readonly #sharing: Sharing;
  /** By part, the positions that it has been walked from. */
  readonly #walked = new Map<object, Set<number>>();
  readonly #keys: (string | number)[] = [];
  readonly #values: unknown[] = [];
  readonly #at: Mutable<Surroundings>;
  #withoutMemory: number;

  constructor(root: unknown, paths: readonly Path[], onMatch: OnMatch, sharing: Sharing, looksUp: boolean) {
    this.#root = root;
    this.#paths = paths;
    this.#onMatch = onMatch;
    this.#sharing = sharing;
    this.#withoutMemory = looksUp ? mostWithoutMemory : 0;
    const path = () => `$${this.#keys.map(key => (typeof key === 'number' ? `[${key}]` : `['${key}']`)).join('')}`;
    this.#at = {
      value: root,
      key: '',
      container: undefined,
      length: undefined,
      parent: undefined,
      parentKey: undefined,
      root,
      path,
    };
  }

  run(): void {
    const state = new Automaton(this.#paths).start(this.#root);
    this.#tell(state, this.#root);
    if (isContainer(this.#root)) this.#children(this.#root, state, false);
  }

  #children(container: object, state: State, crossed: boolean): void {
    if (!state.isLive) return;
    this.#values.push(container);
    if (Array.isArray(container)) {
      for (let index = 0; index < container.length; index++)
        this.#child(container, index, container[index], state, crossed);
    } else {
      // a JSON object
      const values = container as Readonly<Record<string, unknown>>;
      for (const key in values)
        if (Object.hasOwn(values, key)) this.#child(container, key, values[key], state, crossed);
    }
    this.#values.pop();
  }

  /** @param crossed whether the walk has come by a reference */
  #child(container: object, key: string | number, value: unknown, state: State, crossed: boolean): void {
    this.#keys.push(key);
    const at = this.#at;
    at.value = value;
    at.key = key;
    at.container = container;
    at.length = typeof key === 'number' ? (container as readonly unknown[]).length : undefined;
    at.parent = this.#values.at(-2);
    at.parentKey = this.#keys.at(-2);
    const next = state.child(at);
    this.#withoutMemory -= this.#keys.length;
    if (!isContainer(value)) this.#tell(next, value);
    else {
      const site = this.#sharing.siteOf(container, key);
      const isOwn = !crossed && (site === 'own' || (site === undefined && this.#sharing.withOwnPlaces.has(value)));
      const left = isOwn ? next : this.#left(value, next);
      if (left) {
        this.#tell(left, value);
        this.#children(value, left, crossed || site !== undefined);
      }
    }
    this.#keys.pop();
  }

  /** What of a state this part has not been walked with. */
  #left(value: object, state: State): State | undefined {
    if (!this.#sharing.parts.has(value)) return state;
    if (this.#withoutMemory > 0) return state;
    let walked = this.#walked.get(value);
    if (!walked) this.#walked.set(value, (walked = new Set()));
    return state.beyond(walked);
  }

  #tell(state: State, value: unknown): void {
    for (const index of state.ends) {
      const { isKey, containersOnly } = this.#paths[index]!;
      if (containersOnly && !isContainer(value)) continue;
      this.#onMatch(index, isKey ? this.#keys.at(-1) : value, this.#keys);
    }
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
