import type { Says } from './terms.js';

/** What must hold and what must not of values of one type, none of it made of others by logic. */
export interface Literals {
  readonly asserted: readonly Says[];
  readonly denied: readonly Says[];
  /** Values that it must not be. */
  readonly excluded: readonly unknown[];
}
