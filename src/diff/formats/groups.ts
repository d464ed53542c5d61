import type { ContractChange, Level } from '../types.js';
import { type Told, toldTogether } from './alike.js';
import { byCode } from './words.js';

/** The changes of a level as every format tells them: those of one code together, and what says the same of several once. */
export function groupsOf(changes: readonly ContractChange[], level: Level): readonly Told[] {
  const own = changes.filter(change => change.level === level);
  return [...byCode(own).values()].flatMap(toldTogether);
}
