import type { Operation } from '../../../contract/index.js';
import { dayToGo, todayOf } from '../../sunset-day.js';
import type { DiffOptions, Level, SofteningName } from '../../types.js';
import { shownSunset, sunsetOf } from '../lifecycle/sunset.js';
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

/** Words for what goes: an operation is removed, a message ended. */
export interface Kept {
  /** `Keep the operation`. */
  readonly keep: string;
  /** `it works`. */
  readonly lasts: string;
  /** `remove it`. */
  readonly end: string;
}

/** An operation may go once it was deprecated and the day of its `x-sunset` has come. */
export function removalOf(old: Operation, options: DiffOptions, words: Kept): Removal {
  const today = todayOf(options);
  const announced = old.deprecated ? announcedBy(old) : '';
  if (dayToGo(old.deprecated, old.extensions, options) !== undefined)
    return { level: 'safe', softened: 'removal-after-deprecation', announced };
  const remedy = remedyOf(old, today, words);
  return { ...softenedByStability('breaking', old, options), announced, ...(remedy !== undefined && { remedy }) };
}

/** Undefined where nothing of what the catalogue says was done. */
function remedyOf(old: Operation, today: string, { keep, lasts, end }: Kept): string | undefined {
  const day = sunsetOf(old);
  if (day !== undefined && !old.deprecated)
    return `${keep}, mark it \`deprecated\` beside its \`x-sunset\`, and ${end} once ${day} has passed`;
  if (day !== undefined && day > today) return `${keep} until ${day}, the day of its \`x-sunset\`, and ${end} then`;
  if (day !== undefined)
    return `Its \`x-sunset\` day, ${day}, has come: ${end} without \`--strict removal-after-deprecation\`, or accept the change by its fingerprint`;
  if (!old.deprecated) return undefined;
  return shownSunset(old) === undefined
    ? `${keep}, say by an \`x-sunset\` date until when ${lasts}, and ${end} once that day has passed`
    : `${keep}, write its \`x-sunset\` as a day such as 2026-12-31, and ${end} once that day has passed`;
}

function announcedBy(old: Operation): string {
  const day = sunsetOf(old);
  if (day !== undefined) return `, announced for ${day}`;
  const stated = shownSunset(old);
  return stated === undefined
    ? ', deprecated without an `x-sunset`'
    : `, deprecated with the \`x-sunset\` ${stated}, which says no day`;
}
