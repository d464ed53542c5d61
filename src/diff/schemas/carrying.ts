import { appendToken, type Json } from '../../document/index.js';
import { type Compared, isFound, type Reason } from '../../schema/index.js';
import type { Constraint, Sendable } from '../report.js';
import type { Asking } from './asking.js';
import type { Cause } from './cause.js';
import { failingAt, failingIn } from './failing.js';
import { deepest, type Frames } from './frames.js';
import { readAs } from './part.js';
import type { Places } from './places.js';
import type { Leading, Pairing } from './reach.js';

/** A value that breaks, and where in it. */
export interface Broken {
  readonly value: unknown;
  /** JSON Pointer. */
  readonly failing: string;
  /** The message that is written of it does not read as the value, or nobody here reads it. */
  readonly isUnread?: true;
}

/** None: no value that breaks shows the cause. */
export type Carried = Broken | 'none' | { readonly unknown: Reason };

/** The pair that causes belong to. */
export interface Origin {
  readonly origin: Pairing;
  /** How many ways it takes to it, of each pair that leads to it. */
  readonly far: ReadonlyMap<Pairing, number>;
}

export function originOf(origin: Pairing): Origin {
  const far = new Map([[origin, 0]]);
  for (const [{ from }, ways] of far) for (const each of from) if (!far.has(each)) far.set(each, ways + 1);
  return { origin, far };
}

/** Who carries, for all causes. */
export interface Means {
  readonly asking: Asking;
  readonly places: Places;
  readonly frames: Frames;
  /** What is asked of a pair, of values alone that meet a constraint. */
  constrained(pair: Pairing, constraint: Constraint): readonly [old: Compared, now: Compared];
}

/**
 * Carries a value that breaks up to the schemas that are asked about: around that of the pair which the cause belongs to one
 * is made of each pair that leads to it, on the shortest way. What was made once serves all that lead to it in turn.
 */
export class Carrying {
  readonly #means: Means;
  readonly #cause: Cause;
  readonly #origin: Pairing;
  readonly #known: Map<Pairing, Carried>;
  /** How many ways it takes to the cause. */
  readonly #far: ReadonlyMap<Pairing, number>;

  /**
   * @param value of the pair that the cause belongs to
   * @param far from that pair
   */
  constructor(means: Means, cause: Cause, { origin, far }: Origin, value: unknown) {
    this.#means = means;
    this.#cause = cause;
    this.#origin = origin;
    const { asking, places } = means;
    const failing = failingAt(value, cause, part => asking.surelyShows(part, places.ofCause(cause)));
    this.#known = new Map([[origin, { value, failing }]]);
    this.#far = far;
  }

  /** How many ways it takes to the cause. @param pair one that leads to it */
  waysFrom(pair: Pairing): number {
    return this.#far.get(pair)!;
  }

  /** A value of a pair that leads to the cause, one that can be sent. */
  to(pair: Pairing, sendable?: Sendable): Carried {
    if (this.#far.get(pair)! > deepest || this.#means.frames.isTooDeep(pair)) return { unknown: 'depth' };
    const found = this.#to(pair);
    if (!sendable || found === 'none' || 'unknown' in found || sendable.isReadBack(found.value as Json)) return found; // the comparer makes JSON values
    return this.#readBack(pair, sendable, found);
  }

  /** Another value, one that is read as what it is; where none is found, though there may be some, one that is not. */
  #readBack(pair: Pairing, sendable: Sendable, found: Broken): Carried {
    const unread: Broken = { ...found, isUnread: true };
    if (!sendable.others) return unread;
    const { asking, places, constrained } = this.#means;
    const { all, some } = sendable.others();
    if (asking.ask(...constrained(pair, all)) === 'none') return 'none';
    const place = pair === this.#origin ? places.ofCause(this.#cause) : places.below(pair, this.#cause, this.#origin);
    let nearest = unread;
    for (const constraint of [all, ...some]) {
      const answer = asking.ask(...constrained(pair, constraint), { showing: [place] });
      if (answer === 'none' && constraint === all) return 'none';
      if (!isFound(answer)) continue;
      const other = { value: answer.value, failing: failingIn(answer.value, this.#cause, place, asking) };
      if (sendable.isReadBack(answer.value as Json)) return other; // as above
      nearest = { ...other, isUnread: true };
    }
    return sendable.isAll ? 'none' : nearest;
  }

  #to(pair: Pairing): Carried {
    const todo = [pair];
    for (let at = todo.at(-1)!; !this.#known.has(at); at = this.#nearer(at)[0]!.to) todo.push(at);
    for (let at = todo.pop(); at; at = todo.pop()) if (!this.#known.has(at)) this.#known.set(at, this.#carry(at));
    return this.#known.get(pair)!;
  }

  #carry(pair: Pairing): Carried {
    const leading = waysWithin(pair, this.#far);
    const nearer = this.#nearer(pair);
    let isNone = leading.length === nearer.length;
    for (const way of nearer) {
      const below = this.#to(way.to);
      if (below === 'none') continue;
      isNone = false;
      const around = 'value' in below && this.#around(pair, way, below);
      if (around) return around;
    }
    return isNone ? 'none' : this.#lookedFor(pair);
  }

  /** Ways towards the cause, the shortest first. */
  #nearer(pair: Pairing): readonly Leading[] {
    const far = ({ to }: Leading) => this.#far.get(to)!;
    const own = this.#far.get(pair)!;
    return waysWithin(pair, this.#far)
      .filter(way => far(way) < own)
      .sort((one, other) => far(one) - far(other));
  }

  #around(pair: Pairing, way: Leading, { value, failing }: Broken): Broken | undefined {
    const { asking, places, frames } = this.#means;
    const frame = frames.around(pair, way, value);
    if (!frame || !asking.surelyShows(frame.value, places.ofPair(pair))) return undefined;
    // what is around it may say nothing of a property that it is about: that counts as absent then
    if (!pair.isSum && asking.ask(readAs(pair.old), readAs(pair.now)) === 'none') return undefined;
    return {
      value: frame.value,
      failing: frame.token === undefined ? failing : appendToken('', frame.token) + failing,
    };
  }

  /** Where the value that is there fits into none: another may. */
  #lookedFor(pair: Pairing): Carried {
    const { asking, places, frames } = this.#means;
    // one that shows the cause too would be as deep, and looking for it takes as many places as there are pairs
    if (frames.isTooDeep(pair)) return { unknown: 'depth' };
    // a value that is to show a place has names that count as absent elsewhere: where nothing breaks, none may break by them
    if (asking.ask(readAs(pair.old), readAs(pair.now)) === 'none') return 'none';
    const place = places.below(pair, this.#cause, this.#origin);
    const answer = asking.ask(readAs(pair.old), readAs(pair.now), { showing: [place] });
    if (!isFound(answer)) return answer;
    return { value: answer.value, failing: failingIn(answer.value, this.#cause, place, asking) };
  }
}

/** Of more ways those that are asked for are looked up: of thousands of properties each may break. */
const fewWays = 50;
const indexes = new WeakMap<Pairing, ReadonlyMap<Pairing, readonly number[]>>();

/** The ways of a pair to some of those that it leads to, in order. */
function waysWithin(pair: Pairing, targets: ReadonlyMap<Pairing, unknown>): readonly Leading[] {
  const { ways } = pair;
  if (ways.length <= fewWays || ways.length <= targets.size) return ways.filter(({ to }) => targets.has(to));
  let index = indexes.get(pair);
  if (!index) indexes.set(pair, (index = indexOf(ways)));
  const found = [...targets.keys()].flatMap(to => index.get(to) ?? []);
  return found.sort((one, other) => one - other).map(at => ways[at]!);
}

function indexOf(ways: readonly Leading[]): ReadonlyMap<Pairing, readonly number[]> {
  const index = new Map<Pairing, number[]>();
  for (const [at, { to }] of ways.entries()) {
    const others = index.get(to);
    if (others) others.push(at);
    else index.set(to, [at]);
  }
  return index;
}
