import type { Use } from '../types.js';
import type { Constraints, Node } from './constraints.js';
import type { HeightOf } from './heights.js';
import type { Random } from './random.js';
import type { TextSources } from './text-value.js';
import type { SampleDetail } from './types.js';

/** Given where no value was found. */
export const none: unique symbol = Symbol('no value');

/** What every value of one sampler is made with. */
export interface Workshop extends TextSources {
  readonly heightOf: HeightOf;
  /** Constraints of nodes that leave no choice. */
  readonly settled: WeakMap<Node, Constraints>;
}

export interface MakeOptions {
  readonly use: Use;
  readonly detail: SampleDetail;
  /** Whether `examples` and `default` are used. */
  readonly examples: boolean;
  /** At the limits. */
  readonly edge: boolean;
  /** Branches that were not chosen are made to fail. */
  readonly strict: boolean;
}

/** The making of one value, as the makers of arrays and objects see it. */
export interface Making {
  readonly workshop: Workshop;
  readonly random: Random;
  readonly options: MakeOptions;
  /** Properties left out because of the direction. */
  readonly omitted: Set<string>;
  /** Whether what is not needed is left out by now, so that the value ends. */
  readonly lean: boolean;
  readonly depth: number;
  constraints(node: Node): Constraints;
  /** Whether a value satisfies the node, readOnly and writeOnly left aside. */
  accepts(node: Node, value: unknown): boolean;
  /** A value of a node, or `none`. */
  make(node: Node): unknown;
  /** Keeps why there is no value, and gives `none`. */
  fail(reason: string): typeof none;
}
