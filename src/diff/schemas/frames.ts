import { isFound, type Place } from '../../schema/index.js';
import type { Asking } from './asking.js';
import { partsOf } from './failing.js';
import { readAs } from './part.js';
import type { Places } from './places.js';
import type { Leading, Pairing } from './reach.js';

/** A value, and where in it a part stands that another may take the place of. */
interface Frame {
  readonly value: object;
  readonly token: string | number;
}

/** A value around another; none: the same value. */
export interface Framed {
  readonly value: unknown;
  readonly token?: string | number;
}

/** Values within each other that are made; what checks them calls itself at each. */
export const deepest = 500;

/** Values of pairs with a part where a way leads to, each made once. */
export class Frames {
  readonly #asking: Asking;
  readonly #places: Places;
  readonly #made = new Map<Leading, Frame | undefined>();
  readonly #tooDeep = new Map<Pairing, boolean>();

  constructor(asking: Asking, places: Places) {
    this.#asking = asking;
    this.#places = places;
  }

  /** A value of a pair with this one as the part that the way leads to. */
  around(pair: Pairing, way: Leading, part: unknown): Framed | undefined {
    if (!way.step || way.step.to === 'branch') return { value: part };
    if (!this.#made.has(way)) this.#made.set(way, this.#make(pair, way));
    const frame = this.#made.get(way);
    return frame && { value: withPart(frame, part), token: frame.token };
  }

  /** Whether even the smallest value of a pair holds more values within each other than are made. */
  isTooDeep(pair: Pairing): boolean {
    let known = this.#tooDeep.get(pair);
    if (known === undefined) {
      const { old, now } = this.#onlyAccepting(pair);
      const answer = this.#asking.ask(old, now);
      known = isFound(answer) ? isDeeper(answer.value, deepest) : answer !== 'none' && answer.unknown === 'depth';
      this.#tooDeep.set(pair, known);
    }
    return known;
  }

  /** Best one that does not break by itself. */
  #make(pair: Pairing, way: Leading): Frame | undefined {
    const showing = [this.#places.along(way, this.#accepted(way.to))];
    const value =
      this.#value(pair, { showing, sparing: [this.#places.ofPair(pair)] }) ?? this.#value(pair, { showing });
    const parts = value === undefined ? [] : partsOf(value, way.step);
    const found = parts.find(([, part]) => this.#asking.surelyShows(part, this.#accepted(way.to)));
    return found?.[0] === undefined ? undefined : { value: value as object, token: found[0] }; // what has parts is one
  }

  #value(pair: Pairing, how: { readonly showing: readonly Place[]; readonly sparing?: readonly Place[] }): unknown {
    const { old, now } = this.#onlyAccepting(pair);
    const answer = this.#asking.ask(old, now, how);
    return isFound(answer) ? answer.value : undefined;
  }

  #accepted(pair: Pairing): Place {
    return { here: this.#onlyAccepting(pair), ways: [] };
  }

  /** As if the side that refuses accepted nothing. */
  #onlyAccepting({ old, now }: Pairing): NonNullable<Place['here']> {
    return this.#asking.travels === 'request'
      ? { old: this.#asking.asRead(readAs(old)), now: false }
      : { old: false, now: readAs(now) };
  }
}

function withPart({ value, token }: Frame, part: unknown): object {
  if (Array.isArray(value)) return value.with(token as number, part); // of an array
  const copy = { ...value };
  // of whatever name, `__proto__` too
  Object.defineProperty(copy, token, { value: part, enumerable: true, configurable: true, writable: true });
  return copy;
}

function isDeeper(value: unknown, most: number): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > most) return true;
    level = level.flatMap(each => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
  return false;
}
