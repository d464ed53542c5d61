import type { Operation } from '../../../contract/index.js';
import type { DiffOptions, Level, SofteningName } from '../../types.js';
import { shownSunset, sunsetOf } from '../lifecycle/sunset.js';
import { softenedByStability } from '../stability.js';

/** How grave it is that an operation is gone, and what its clients were told of it. */
export interface Removal {
  readonly level: Level;
  readonly softened?: SofteningName;
  /** What had been announced; empty where nothing was. */
  readonly announced: string;
}

/** An operation may go once it was deprecated and the day of its `x-sunset` has come. */
export function removalOf(old: Operation, options: DiffOptions): Removal {
  const day = sunsetOf(old);
  const today = options.now ?? new Date().toISOString().slice(0, 10);
  const announced = old.deprecated ? announcedBy(old) : '';
  if (old.deprecated && day !== undefined && day <= today && !options.strict?.includes('removal-after-deprecation'))
    return { level: 'safe', softened: 'removal-after-deprecation', announced };
  return { ...softenedByStability('breaking', old, options), announced };
}

function announcedBy(old: Operation): string {
  const day = sunsetOf(old);
  if (day !== undefined) return `, announced for ${day}`;
  const stated = shownSunset(old);
  return stated === undefined
    ? ', deprecated without an `x-sunset`'
    : `, deprecated with the \`x-sunset\` ${stated}, which says no day`;
}
