import { type Answer, isFound, type Place } from '../../schema/index.js';
import type { Asking } from './asking.js';
import type { Cause } from './cause.js';
import { readAs } from './part.js';
import type { Places } from './places.js';
import type { Leading, Pairing } from './reach.js';

/** Questions about one pair of schemas. */
export class Trial {
  readonly pair: Pairing;
  readonly #asking: Asking;
  readonly #places: Places;
  readonly #spared: () => readonly Place[];
  readonly #elsewhere: readonly Place[];

  constructor(
    pair: Pairing,
    asking: Asking,
    places: Places,
    elsewhere: readonly Leading[],
    spared: () => readonly Place[],
  ) {
    this.pair = pair;
    this.#asking = asking;
    this.#places = places;
    this.#spared = spared;
    this.#elsewhere = elsewhere.map(way => places.ofWay(way));
  }

  /** A value that breaks by nothing that is spared. */
  ask(showing: readonly Cause[] = [], sparing: readonly Cause[] = []): Answer {
    return this.#ask(showing, [...this.#of(sparing), ...this.#spared(), ...this.#elsewhere]);
  }

  /** One that shows a cause though a part breaks in each that does: to mend the part would not mend it. */
  askBeside(cause: Cause): Answer {
    return this.#elsewhere.length === 0 ? 'none' : this.#ask([cause], this.#spared());
  }

  /** Of a discriminator that is new or gone rather a value that checks refuse than one whose tag names no branch. */
  refused(cause: Cause, value: unknown): unknown {
    const asking = this.#asking;
    if (asking.tags === 'any' || !isSwitched(cause)) return value;
    const { old, now } = this.pair;
    const showing = this.#of([cause]);
    const sparing = [...this.#spared(), ...this.#elsewhere];
    const answer = asking.askByChecks(readAs(old), readAs(now), { showing, sparing });
    const places = [...showing, this.#places.ofPair(this.pair)];
    return isFound(answer) && places.every(place => asking.surelyShows(answer.value, place)) ? answer.value : value;
  }

  #ask(showing: readonly Cause[], sparing: readonly Place[]): Answer {
    const { old, now } = this.pair;
    return this.#asking.ask(readAs(old), readAs(now), { showing: this.#of(showing), sparing });
  }

  #of(causes: readonly Cause[]): readonly Place[] {
    return causes.map(each => this.#places.ofCause(each));
  }

  shows(value: unknown, cause: Cause): boolean {
    return this.#asking.shows(value, this.#places.ofCause(cause));
  }

  /** A value for each cause that shows it alone; where no cause has one they break together only. */
  toldApart(shown: readonly Cause[], value: unknown): readonly (readonly [Cause, value: unknown])[] {
    if (shown.length === 1) return [[shown[0]!, value]];
    const apart = shown.flatMap(cause => {
      const answer = this.ask(
        [cause],
        shown.filter(each => each !== cause),
      );
      return isFound(answer) ? [[cause, answer.value] as const] : [];
    });
    return apart.length > 0 ? apart : shown.map(cause => [cause, value]);
  }
}

function isSwitched({ code, about: { name, from, to } }: Cause): boolean {
  return code === 'schema-condition-changed' && name === 'discriminator' && (from === undefined || to === undefined);
}
