import { isAlikeKey } from './graph.js';
import type { Meanings } from './meanings.js';
import type { Says, Term } from './terms.js';

/**
 * What a side says of properties itself, wherever it does. Denied of a value, it is what the side denies: only what the
 * other side says may be taken leniently.
 */
export function declaredIn(root: Term, { terms, again }: Meanings): ReadonlySet<Says> {
  const declared = new Set<Says>();
  const reached = new Set([root]);
  for (const term of reached) {
    const says = terms.says(term);
    if (says.is === 'members') declared.add(says);
    for (const part of partsOf(term, { terms, again })) reached.add(part);
  }
  return declared;
}

function partsOf(term: Term, { terms, again }: Pick<Meanings, 'terms' | 'again'>): readonly Term[] {
  const says = terms.says(term);
  switch (says.is) {
    case 'not':
    case 'contains':
    case 'names':
      return [says.term];
    case 'all':
    case 'any':
    case 'one':
      return says.terms;
    case 'again':
      // what both sides say alike is no side's own
      return isAlikeKey(says.key) ? [] : [again(says.key)];
    case 'items':
      return [...says.first, says.rest];
    case 'members':
      return [...says.named.values(), ...says.patterns.map(([, each]) => each), says.rest];
    case 'closed':
      return [
        says.rest,
        ...says.covers.flatMap(({ when, containing }) => (containing === undefined ? [when] : [when, containing])),
      ];
    default:
      return [];
  }
}
