import type { Answer, Reason } from './answer.js';

/** How the values of one schema stand to those of another. */
export type Relation = 'equal' | 'narrower' | 'wider' | 'incomparable' | 'unknown';

export interface Comparison {
  /** Of the new schema to the old one: `wider` accepts all that the old one did, and more. */
  readonly relation: Relation;
  /** A value that only the old schema accepts. */
  readonly lost?: { readonly value: unknown };
  /** A value that only the new schema accepts. */
  readonly gained?: { readonly value: unknown };
  /** Why nobody can say, where that is so. */
  readonly reason?: Reason;
}

/** @param lost what the old schema accepts and the new one does not */
export function comparisonOf(lost: Answer, gained: Answer): Comparison {
  const values = {
    ...(lost !== 'none' && 'value' in lost && { lost: { value: lost.value } }),
    ...(gained !== 'none' && 'value' in gained && { gained: { value: gained.value } }),
  };
  const reason = [lost, gained].find(answer => answer !== 'none' && 'unknown' in answer);
  if (typeof reason === 'object' && 'unknown' in reason)
    return Object.freeze({ relation: 'unknown', reason: reason.unknown, ...values });
  return Object.freeze({ relation: relationOf(lost, gained), ...values });
}

function relationOf(lost: Answer, gained: Answer): Relation {
  if (lost === 'none') return gained === 'none' ? 'equal' : 'wider';
  return gained === 'none' ? 'narrower' : 'incomparable';
}
