import type { SchemaId, SchemaJson } from '../../contract/index.js';
import type { Says, Term, Terms } from './terms.js';

/** A schema of one side: its id, or JSON in the normal form of `Schema.json` whose `$ref`s lead into that side. */
export type Compared = SchemaId | SchemaJson;

/** A way from a value to a part of it. */
export type Step =
  | { readonly to: 'property'; readonly name: string }
  /** Some property whose name the pattern matches. */
  | { readonly to: 'matching'; readonly pattern: string }
  /** Some property that is neither named nor matched. */
  | { readonly to: 'others'; readonly names: readonly string[]; readonly patterns: readonly string[] }
  | { readonly to: 'item'; readonly index: number }
  /** Some item from an index on. */
  | { readonly to: 'items'; readonly from: number }
  /** The value itself, where one branch of a choice accepts it, on the side that accepts the whole. */
  | { readonly to: 'branch'; readonly old: Compared; readonly now: Compared };

/**
 * Places in a value: it itself, and those that ways lead to, which may lead back. The value shows them where one side accepts
 * what the other refuses, here or there.
 */
export interface Place {
  readonly here?: { readonly old: Compared; readonly now: Compared };
  readonly ways: readonly Way[];
}

export interface Way {
  /** None: to the same value. */
  readonly step?: Step;
  readonly to: Place;
}

/** How a side's schemas are read. */
export type ReadSide = (side: 'old' | 'now', schema: Compared) => Term;

/** How places are read into terms. */
export interface ShowingSides {
  readonly terms: Terms;
  readonly read: ReadSide;
  /** Whether it is the old side that accepts. */
  readonly forward: boolean;
  /** Keeps what a place says that leads back to itself; gives the term that refers to it. */
  circle(place: Place, term: Term): Term;
  /** The term that refers to a place. */
  again(place: Place): Term;
}

export interface Shown {
  readonly term: Term;
  /** What is said of properties on the way, which is no side's. */
  readonly strict: ReadonlySet<Says>;
}

/** That a value shows a place. */
export function shown(root: Place, sides: ShowingSides): Shown {
  const { terms, read, forward } = sides;
  const strict = new Set<Says>();
  const done = new Map<Place, Term>();
  const open = new Set<Place>();
  const again = new Set<Place>();
  /** @param same places of the same value that this one is asked in: there it adds nothing to them */
  function of(place: Place, same: ReadonlySet<Place>): Term {
    if (same.has(place)) return terms.false;
    const known = done.get(place);
    if (known !== undefined) return known;
    if (open.has(place)) {
      again.add(place);
      return sides.again(place);
    }
    open.add(place);
    const own = new Set([...same, place]);
    const term = terms.any([...hereIn(place), ...place.ways.map(way => through(way, own))]);
    open.delete(place);
    const told = again.has(place) ? sides.circle(place, term) : term;
    done.set(place, told);
    return told;
  }
  function hereIn({ here }: Place): readonly Term[] {
    if (!here) return [];
    const [old, now] = [read('old', here.old), read('now', here.now)];
    return [forward ? terms.all([old, terms.not(now)]) : terms.all([now, terms.not(old)])];
  }
  function through({ step, to }: Way, same: ReadonlySet<Place>): Term {
    if (!step) return of(to, same);
    if (step.to === 'branch') return terms.all([forward ? read('old', step.old) : read('now', step.now), of(to, same)]);
    const never = everywhere(step, terms.not(of(to, new Set())), terms);
    const says = terms.says(never);
    if (says.is === 'members') strict.add(says);
    return terms.not(never);
  }
  return { term: of(root, new Set()), strict };
}

/** That all parts which the step leads to have what the term says. */
function everywhere(step: Exclude<Step, { readonly to: 'branch' }>, term: Term, terms: Terms): Term {
  const any = terms.true;
  switch (step.to) {
    case 'property':
      return terms.members({ named: new Map([[step.name, term]]), patterns: [], rest: any });
    case 'matching':
      return terms.members({ named: new Map(), patterns: [[step.pattern, term]], rest: any });
    case 'others':
      return terms.members({
        named: new Map(step.names.map(name => [name, any])),
        patterns: step.patterns.map(pattern => [pattern, any]),
        rest: term,
      });
    case 'item':
      return terms.items([...Array(step.index).fill(any), term], any);
    case 'items':
      return terms.items(Array(step.from).fill(any), term);
  }
}
