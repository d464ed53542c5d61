import { option } from '../diagnostics/index.js';
import type { Contract } from './types.js';

/** What a function takes that works on a contract. */
export const contractRule = option.rule('a contract, as load gives it', value => {
  const { operations, schemas } = (option.anObject.holds(value) ? value : {}) as Partial<Contract>;
  return Array.isArray(operations) && schemas instanceof Map;
});

/** What each option of `inspect` must be. */
export const inspectRules = { formats: option.rule('a Set of names', value => value instanceof Set) };
