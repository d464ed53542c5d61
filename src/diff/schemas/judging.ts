import type { Json } from '../../document/index.js';
import type { Reason } from '../../schema/index.js';
import type { Sendable } from '../report.js';
import type { DiffOptions, SofteningName } from '../types.js';
import type { Asking } from './asking.js';
import { areOfAbsence, Blame } from './blame.js';
import { type Broken, Carrying, type Means, type Origin, originOf } from './carrying.js';
import type { Cause } from './cause.js';
import { createConstrained } from './constrained.js';
import { Frames } from './frames.js';
import { Places } from './places.js';
import { fromBelow, type Pairing, reached } from './reach.js';

/** What breaks by a cause, and how far off that is: how many ways lead to it. */
export interface Blamed extends Broken {
  readonly ways: number;
}

/** What breaks in values of two schemas, and what does not. */
export interface Judgement {
  readonly root: Pairing;
  readonly blamed: ReadonlyMap<Cause, Blamed>;
  readonly harmless: readonly Cause[];
  /** What would break but for a default. */
  readonly softened: ReadonlyMap<Cause, SofteningName>;
  /** What may break, and why nobody can say. */
  readonly undecided: ReadonlyMap<Cause, Reason>;
}

/** Judges schemas by the pairs that they lead to, each of which is judged once: all that there are must be known before. */
export class Judging {
  readonly #blame: Blame;
  readonly #means: Means;
  /** By pair too: what branches differ in may be to blame in what stands around them, and in another place by itself. */
  readonly #carrying = new Map<Cause, Map<Pairing, Carrying>>();
  readonly #origins = new Map<Pairing, Origin>();

  /** @param options which defaults are not to soften, and which day is today */
  constructor(asking: Asking, options: DiffOptions) {
    const places = new Places(asking);
    this.#blame = new Blame(asking, places, options);
    this.#means = {
      asking,
      places,
      frames: new Frames(asking, places),
      constrained: createConstrained(asking.travels),
    };
  }

  /** What breaks comes in the order in which it is met, the nearest first. */
  judge(root: Pairing, sendable?: Sendable): Judgement {
    const blamed = new Map<Cause, Blamed>();
    const harmless: Cause[] = [];
    const softened = new Map<Cause, SofteningName>();
    const undecided = new Map<Cause, Reason>();
    for (const pair of fromBelow(root)) this.#blame.of(pair);
    for (const pair of reached(root)) {
      const verdict = this.#blame.of(pair);
      for (const [cause, value] of verdict.blamed) {
        const carrying = this.#carryingOf(cause, pair, value);
        const carried = carrying.to(root, sendable);
        if (carried === 'none') harmless.push(cause);
        else if ('unknown' in carried) undecided.set(cause, carried.unknown);
        else blamed.set(cause, { ...carried, ways: carrying.waysFrom(root) });
      }
      harmless.push(...verdict.harmless);
      for (const [cause, name] of verdict.softened) softened.set(cause, name);
      for (const [cause, reason] of verdict.undecided) undecided.set(cause, reason);
    }
    if (blamed.size + undecided.size === 0 && areOfAbsence(softened)) this.#together(root, blamed, sendable);
    // a part may be harmless by itself, and not in what stands around it
    return { root, blamed, harmless: harmless.filter(each => !blamed.has(each)), softened, undecided };
  }

  /** What breaks where nothing does alone: parts that several say something of are asked for once more, as the whole. */
  #together(root: Pairing, blamed: Map<Cause, Blamed>, sendable?: Sendable): void {
    if (![...reached(root)].some(each => each.speaksOfOne)) return;
    const [cause, value] = this.#blame.together(root) ?? [];
    if (!cause) return;
    const isUnread = sendable && !sendable.isReadBack(value as Json); // the comparer makes JSON values
    blamed.set(cause, { value, failing: '', ways: 0, ...(isUnread && { isUnread }) });
  }

  #carryingOf(cause: Cause, pair: Pairing, value: unknown): Carrying {
    let byPair = this.#carrying.get(cause);
    if (!byPair) this.#carrying.set(cause, (byPair = new Map()));
    let carrying = byPair.get(pair);
    if (!carrying) byPair.set(pair, (carrying = new Carrying(this.#means, cause, this.#originOf(pair), value)));
    return carrying;
  }

  #originOf(pair: Pairing): Origin {
    let origin = this.#origins.get(pair);
    if (!origin) this.#origins.set(pair, (origin = originOf(pair)));
    return origin;
  }
}
