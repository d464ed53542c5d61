import type { SchemaJson } from '../../contract/index.js';
import type { Place, Step, Way } from '../../schema/index.js';
import type { Asking } from './asking.js';
import type { Cause } from './cause.js';
import { readAs } from './part.js';
import type { Leading, Pairing } from './reach.js';

/** Places in values that show what a pair of schemas differs in: in itself, one way below, or all the way down. */
export class Places {
  readonly #asking: Asking;
  readonly #causes = new Map<Cause, Place>();
  readonly #pairs = new Map<Pairing, Place>();
  readonly #ways = new Map<Leading, Place>();
  readonly #below = new Map<Cause, ReadonlyMap<Pairing, Place>>();

  constructor(asking: Asking) {
    this.#asking = asking;
  }

  /** Where a value of the pair that a cause belongs to shows it. */
  ofCause(cause: Cause): Place {
    return kept(this.#causes, cause, () => ({
      here: { old: this.#asking.asRead(cause.old), now: cause.now },
      ways: [],
    }));
  }

  /** Where it does so and is one of those that a schema accepts. */
  ofCauseWithin({ old, now }: Cause, within: SchemaJson): Place {
    const also = { allOf: [typeof now === 'string' ? { $ref: now } : now, within] };
    return { here: { old: this.#asking.asRead(old), now: also }, ways: [] };
  }

  /** Where a value breaks. */
  ofPair(pair: Pairing): Place {
    return kept(this.#pairs, pair, () => ({
      here: { old: this.#asking.asRead(readAs(pair.old)), now: readAs(pair.now) },
      ways: [],
    }));
  }

  /** Where the part of a value breaks that a way leads to. */
  ofWay(way: Leading): Place {
    return kept(this.#ways, way, () => this.along(way, this.ofPair(way.to)));
  }

  /** What the part shows that a way leads to. */
  along({ step }: Leading, to: Place): Place {
    return { ways: [{ ...(step && { step: this.#asRead(step) }), to }] };
  }

  /** Where a value of a pair shows a cause of another that ways lead to, be they many, or round in circles. */
  below(pair: Pairing, cause: Cause, of: Pairing): Place {
    return kept(this.#below, cause, () => this.#leadingTo(cause, of)).get(pair)!;
  }

  #leadingTo(cause: Cause, of: Pairing): ReadonlyMap<Pairing, Place> {
    const { here } = this.ofCause(cause);
    const places = new Map<Pairing, { here?: NonNullable<Place['here']>; ways: Way[] }>([
      [of, { here: here!, ways: [] }],
    ]);
    for (const [{ from }] of places) for (const each of from) if (!places.has(each)) places.set(each, { ways: [] });
    for (const [{ ways: all }, { ways }] of places)
      for (const { step, to } of all) {
        const target = places.get(to);
        if (target) ways.push({ ...(step && { step: this.#asRead(step) }), to: target });
      }
    return places;
  }

  #asRead(step: Step): Step {
    return step.to === 'branch' ? { ...step, old: this.#asking.asRead(step.old) } : step;
  }
}

function kept<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
