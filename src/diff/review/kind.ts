import type { ContractChange } from '../types.js';

/** What a change is to those who read what is new. */
export type ChangeKind = 'breaking' | 'deprecated' | 'added' | 'changed' | 'documented';

/** In the order in which a reader wants them. */
export const kinds: readonly ChangeKind[] = Object.freeze(['breaking', 'deprecated', 'added', 'changed', 'documented']);

/** Of no consequence to any message: words, and how operations are named and sorted. */
const words = /^(?:documentation|tags|operation-id)-/;

/** What comes in addition and asks for more than before: to have to send or to be more than that is no gift. */
const demands = /^(?:required-|security-scope-|body-schema-)/;

/** Which kind a change is: by its level, else by what its code says has happened. */
export function kindOf({ code, level }: Pick<ContractChange, 'code' | 'level'>): ChangeKind {
  if (level === 'breaking') return 'breaking';
  if (/-deprecated$|^deprecation-changed$|^sunset-/.test(code)) return 'deprecated';
  // generated clients may have methods of another name: more than words
  if (words.test(code)) return level === 'risky' ? 'changed' : 'documented';
  return code.endsWith('-added') && !demands.test(code) ? 'added' : 'changed';
}
