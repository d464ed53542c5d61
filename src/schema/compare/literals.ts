import type { Says } from './terms.js';

/** What must hold and what must not of values of one type, none of it made of others by logic. */
export interface Literals {
  readonly asserted: readonly Says[];
  readonly denied: readonly Says[];
  /** Numbers, texts and the like that it must not be. */
  readonly excluded: ReadonlySet<unknown>;
}

/** How many characters, items or properties there must be, and may. */
export function sizesOf({ asserted, denied }: Pick<Literals, 'asserted' | 'denied'>) {
  let [least, most] = [0, Infinity];
  for (const says of asserted) {
    if (says.is === 'longer') least = Math.max(least, says.count);
    if (says.is === 'shorter') most = Math.min(most, says.count);
  }
  for (const says of denied) {
    if (says.is === 'longer') most = Math.min(most, says.count - 1);
    if (says.is === 'shorter') least = Math.max(least, says.count + 1);
  }
  return { least, most };
}
