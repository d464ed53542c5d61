import type { Product, State } from './product.js';

/** A state of the product after some characters, and the way there. */
export interface Step {
  readonly state: State;
  readonly key: string;
  readonly before: Layer | undefined;
  /** The state before, in that layer. */
  readonly from: string;
  readonly code: number;
  /** How many times the way from that layer to this is gone. */
  readonly times: number;
  /** The layer that it is in, where that is more than once. */
  readonly within?: Layer;
}

type Layer = ReadonlyMap<string, Step>;

/** Ways looked at for one question: what takes more is not decided. */
const mostWays = 20_000;

/** The states that texts of one length lead to, length by length. */
export class Layers {
  readonly #product: Product;
  #layer: Layer;
  #left = mostWays;
  length = 0;
  /** Whether each step stands for one text. */
  single = true;

  constructor(product: Product) {
    this.#product = product;
    const state = product.start;
    const first: Step = { state, key: state.join(), before: undefined, from: '', code: 0, times: 1 };
    this.#layer = new Map([[first.key, first]]);
  }

  /** Ways that were looked at. */
  get looked(): number {
    return mostWays - this.#left;
  }

  get size(): number {
    return this.#layer.size;
  }

  steps(): Iterable<Step> {
    return this.#layer.values();
  }

  /** What the layer is. */
  key(): string {
    return [...this.#layer.keys()].sort().join('\n');
  }

  /**
   * Goes on by one character, or by as many as lead to the same states up to a length.
   * @returns false where that would take too long
   */
  next(least: number): boolean {
    const next = new Map<string, Step>();
    for (const { state, key: from } of this.#layer.values())
      for (const { code, to, key, alone } of this.#product.ways(state)) {
        if (--this.#left < 0) return false;
        if (next.has(key) || !alone) this.single = false;
        if (!next.has(key)) next.set(key, { state: to, key, before: this.#layer, from, code, times: 1 });
      }
    const more = least - this.length - 1;
    const same = more > 0 && next.size === this.#layer.size && [...next.keys()].every(key => this.#layer.has(key));
    this.length += same ? more + 1 : 1;
    this.#layer = same ? repeated(next, more + 1) : next;
    return true;
  }
}

function repeated(layer: Layer, times: number): Layer {
  const within = new Map<string, Step>();
  for (const [key, step] of layer) within.set(key, { ...step, times, within });
  return within;
}

export function textOf(last: Step): string {
  const back: number[] = [];
  for (let step = last; step.before; ) {
    // the ways between two layers of the same states are gone again and again
    for (let count = 1; count < step.times; count++) {
      back.push(step.code);
      step = step.within!.get(step.from)!;
    }
    back.push(step.code);
    step = step.before!.get(step.from)!;
  }
  return fromCodes(back.reverse());
}

function fromCodes(codes: readonly number[]): string {
  let text = '';
  for (const code of codes) text += String.fromCodePoint(code);
  return text;
}
