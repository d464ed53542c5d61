// https://www.rfc-editor.org/rfc/rfc9535, in the dialect of Spectral: https://github.com/P0lip/nimma, https://github.com/JSONPath-Plus/JSONPath
import type { Expression } from './expression-ast.js';

/** Which children of a node a step leads to. */
export type Selector =
  | { readonly kind: 'names'; readonly names: ReadonlySet<string> }
  | { readonly kind: 'any' }
  | { readonly kind: 'slice'; readonly start: number; readonly end: number; readonly step: number }
  | { readonly kind: 'filter'; readonly text: string; readonly test: Expression }
  | { readonly kind: 'computed'; readonly key: Expression };

/** One step of an expression, from the nodes that those before it lead to. */
export type Step =
  /** To children. */
  | { readonly kind: 'child'; readonly selector: Selector }
  /** To the node itself and all below it. */
  | { readonly kind: 'descend' }
  /** Nowhere: on from those nodes only that have something where these steps lead. */
  | { readonly kind: 'has'; readonly steps: readonly Step[] };

/** A step as written: `^` leads back, which `withParents` tells by what is below. */
export type WrittenStep = Exclude<Step, { kind: 'has' }> | { readonly kind: 'parent' };

/** An expression, read. */
export interface Path {
  readonly text: string;
  readonly steps: readonly Step[];
  /** `~`: the name or index is meant, not the value. */
  readonly isKey: boolean;
  /** `..` at the end: of all nodes below, objects and lists only. */
  readonly containersOnly: boolean;
  /** Whether a filter looks at what stands above the parent of a node, so that a node may match in one place and not in another. */
  readonly looksUp: boolean;
}

/** An expression cannot be read. */
export class PathError extends Error {
  constructor(
    message: string,
    readonly text: string,
    readonly offset: number,
  ) {
    super(message);
    this.name = 'PathError';
  }
}
