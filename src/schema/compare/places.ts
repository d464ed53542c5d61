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

/** A part of a value, and what the sides say of it; the value shows the place where one side accepts the part and the other does not. */
export interface Place {
  readonly steps: readonly Step[];
  readonly old: Compared;
  readonly now: Compared;
}

/** How a side's schemas are read. */
export type ReadSide = (side: 'old' | 'now', schema: Compared) => Term;

/**
 * That a value has a part that one side accepts and the other refuses.
 * @param forward whether it is the old side that accepts
 * @param strict gets what is said of properties on the way, which is no side's
 */
export function shown(
  { steps, old, now }: Place,
  read: ReadSide,
  forward: boolean,
  terms: Terms,
  strict?: Set<Says>,
): Term {
  const [accepts, refuses] = forward ? [read('old', old), read('now', now)] : [read('now', now), read('old', old)];
  let term = terms.all([accepts, terms.not(refuses)]);
  for (const step of [...steps].reverse()) term = before(step, term);
  return term;

  function before(step: Step, inner: Term): Term {
    if (step.to === 'branch') return terms.all([forward ? read('old', step.old) : read('now', step.now), inner]);
    const never = everywhere(step, terms.not(inner), terms);
    const says = terms.says(never);
    if (says.is === 'members') strict?.add(says);
    return terms.not(never);
  }
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
