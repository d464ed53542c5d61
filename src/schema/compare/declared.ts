import { isAlikeKey } from './graph.js';
import type { Meanings } from './meanings.js';
import type { Members, Says, Term, Terms } from './terms.js';

/**
 * What a side says of properties where it denies them or denies it itself: below `not`, of the branches of a oneOf that a value must not
 * match, in what chooses. Denied of a value, it is what the side denies: only what the other side says may be taken leniently.
 * @param nowhere terms within which nothing is denied; those that are found so are added
 * @returns by term, in order
 */
export function denied(root: Term, { terms, again }: Meanings, nowhere: Set<Term>): ReadonlyMap<Term, Says> {
  const found = new Map<Term, Says>();
  const reached = [new Set<Term>(), new Set<Term>()] as const;
  const todo: (readonly [Term, boolean])[] = [[root, false]];
  for (let next = todo.pop(); next; next = todo.pop()) {
    const [term, below] = next;
    const seen = reached[below ? 1 : 0];
    if (seen.has(term) || (!below && nowhere.has(term))) continue;
    seen.add(term);
    const says = terms.says(term);
    if (says.is === 'members' && (below || isLack(says, terms))) found.set(term, says);
    for (const [part, flips] of partsOf(says, again)) {
      if (flips !== 'yes') todo.push([part, below]);
      if (flips !== 'no') todo.push([part, !below]);
    }
  }
  if (found.size === 0) for (const term of reached[0]) nowhere.add(term);
  return new Map([...found].sort(([one], [other]) => one - other));
}

/** That properties are not there, as what depends on one says it: who says so speaks of them. */
function isLack({ named, patterns, rest }: Members, terms: Terms): boolean {
  return rest === terms.true && patterns.length === 0 && [...named.values()].every(term => term === terms.false);
}

type Part = readonly [term: Term, flips: 'no' | 'yes' | 'both'];

function partsOf(says: Says, again: Meanings['again']): readonly Part[] {
  const all = (terms: readonly Term[], flips: Part[1] = 'no') => terms.map((term): Part => [term, flips]);
  switch (says.is) {
    case 'not':
      return [[says.term, 'yes']];
    case 'contains':
      return [[says.term, 'both']];
    case 'names':
      return [[says.term, 'no']];
    case 'all':
    case 'any':
      return all(says.terms);
    case 'one':
      return all(says.terms, 'both');
    case 'again':
      // what both sides say alike is no side's own
      return isAlikeKey(says.key) ? [] : [[again(says.key), 'no']];
    case 'items':
      return all([...says.first, says.rest]);
    case 'members':
      return all([...says.named.values(), ...says.patterns.map(([, each]) => each), says.rest]);
    case 'closed': {
      const choosing = says.covers.flatMap(({ when, containing }) =>
        containing === undefined ? [when] : [when, containing],
      );
      return [[says.rest, 'no'], ...all(choosing, 'both')];
    }
    default:
      return [];
  }
}
