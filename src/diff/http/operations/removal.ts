import type { Operation } from '../../../contract/index.js';
import { announcedBy, type Kept, remedyOf } from '../../announced.js';
import { dayToGo } from '../../sunset-day.js';
import type { DiffOptions, Level, SofteningName } from '../../types.js';
import { softenedByStability } from '../stability.js';

/** How grave it is that an operation is gone, and what its clients were told of it. */
export interface Removal {
  readonly level: Level;
  readonly softened?: SofteningName;
  /** What had been announced; empty where nothing was. */
  readonly announced: string;
  /** What is missing for it to go; absent: all that the catalogue says. */
  readonly remedy?: string;
}

/** An operation may go once it was deprecated and the day of its `x-sunset` has come. */
export function removalOf(old: Operation, options: DiffOptions, words: Kept): Removal {
  const announced = announcedBy(old);
  if (dayToGo(old.deprecated, old.extensions, options) !== undefined)
    return { level: 'safe', softened: 'removal-after-deprecation', announced };
  const remedy = remedyOf(old, options, words);
  return { ...softenedByStability('breaking', old, options), announced, ...(remedy !== undefined && { remedy }) };
}
