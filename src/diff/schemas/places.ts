import type { Place, Step, Way } from '../../schema/index.js';
import type { Asking } from './asking.js';
import type { Cause, Reachable } from './cause.js';

/** A pair of schemas, with what they differ in themselves and the pairs that they lead to. */
export interface Node {
  readonly causes: readonly Cause[];
  readonly edges: readonly { readonly to: string; readonly step: Step | undefined }[];
}

/** Where causes show below one pair of schemas: wherever a way leads to theirs, be it by many ways or round in circles. */
export class Places {
  readonly #nodes: ReadonlyMap<string, Node>;
  readonly #root: string;
  readonly #asking: Asking;
  #from: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(nodes: ReadonlyMap<string, Node>, root: string, asking: Asking) {
    this.#nodes = nodes;
    this.#root = root;
    this.#asking = asking;
  }

  /** A cause of a pair; its places are worked out when they are asked for. */
  reachable(cause: Cause, name: string): Reachable {
    const make = () => this.#place(cause, name);
    let place: Place | undefined;
    return {
      cause,
      get place() {
        return (place ??= make());
      },
    };
  }

  #place(cause: Cause, name: string): Place {
    const here = { old: this.#asking.asRead(cause.old), now: cause.now };
    const leading = this.#leadingTo(name);
    const places = new Map([...leading].map(each => [each, { ways: [] as Way[], ...(each === name && { here }) }]));
    for (const [each, { ways }] of places)
      for (const { to, step } of this.#nodes.get(each)!.edges) {
        const target = places.get(to);
        if (target) ways.push({ to: target, ...(step && { step: this.#asRead(step) }) });
      }
    return places.get(this.#root)!;
  }

  #asRead(step: Step): Step {
    return step.to === 'branch' ? { ...step, old: this.#asking.asRead(step.old) } : step;
  }

  /** The pairs from which ways lead to one, with itself. */
  #leadingTo(name: string): ReadonlySet<string> {
    const from = (this.#from ??= this.#backwards());
    const found = new Set([name]);
    for (const each of found) for (const one of from.get(each) ?? []) found.add(one);
    return found;
  }

  #backwards(): ReadonlyMap<string, readonly string[]> {
    const from = new Map<string, string[]>();
    for (const [name, { edges }] of this.#nodes)
      for (const { to } of edges) {
        const others = from.get(to);
        if (others) others.push(name);
        else from.set(to, [name]);
      }
    return from;
  }
}
