import type { SchemaJson } from '../../contract/index.js';
import type { Use } from '../types.js';
import { itemNode } from './array-value.js';
import { type Breakage, type Breaker, breakagesOf } from './breakages.js';
import type { Constraints, Node } from './constraints.js';
import { type Chooser, gather } from './gather.js';
import { none } from './making.js';
import type { NodeMaking } from './node-value.js';
import { propertyNode } from './object-value.js';
import type { Path } from './pointer-edit.js';
import { isObject } from './schema-space.js';

const deepestWalk = 12;

/** Walks a valid value beside its schema and says how each place could be broken. */
class Mutation implements Breaker {
  readonly strict = false;
  readonly #making: NodeMaking;
  readonly #use: Use;

  constructor(making: NodeMaking, use: Use) {
    this.#making = making;
    this.#use = use;
  }

  make(node: Node): unknown {
    const value = this.#making.make(node);
    return value === none ? undefined : value;
  }

  matches(pattern: string, text: string): boolean {
    return this.#making.workshop.space.matches(pattern, text);
  }

  propertyNode(all: Constraints, name: string): Node {
    return propertyNode(all, name, this.#making.workshop.space.matches);
  }

  forbidden(all: Constraints): string | undefined {
    if (this.#use === 'request' && all.readOnly) return 'readOnly';
    return this.#use === 'response' && all.writeOnly ? 'writeOnly' : undefined;
  }

  constraints(node: Node): Constraints {
    return this.#making.constraints(node);
  }

  /** Own changes of a place first, then those of what is in it. */
  *walk(node: Node, value: unknown, path: Path): Generator<Breakage> {
    const all = this.#constraintsFor(node, value);
    yield* breakagesOf(all, value, path, this);
    if (path.length >= deepestWalk) return;
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) {
        if (index < 3) yield* this.walk(itemNode(all, index), item, [...path, index]);
      }
    } else if (isObject(value)) {
      for (const name of Object.keys(value)) {
        yield* this.walk(this.propertyNode(all, name), value[name], [...path, name]);
      }
    }
  }

  /** The constraints of the branches that the value took. */
  #constraintsFor(node: Node, value: unknown): Constraints {
    const known = this.#making.workshop.settled.get(node);
    if (known) return known;
    const chooser: Chooser = {
      strict: false,
      choose: (branches: readonly SchemaJson[]) =>
        Math.max(
          0,
          branches.findIndex(branch => this.#making.accepts([branch], value)),
        ),
    };
    const all = gather(node, this.#making.workshop.space, chooser);
    if (!all.chosen) this.#making.workshop.settled.set(node, all);
    return all;
  }
}

/** Changes of a valid value, each of which probably breaks it. */
export function mutate(node: Node, value: unknown, making: NodeMaking, use: Use): Generator<Breakage> {
  return new Mutation(making, use).walk(node, value, []);
}
