import type { JsonObject } from '../document/index.js';
import { sunsetDay, todayOf } from './sunset-day.js';
import type { DiffOptions } from './types.js';

/** What may say of itself that it goes: an operation, a parameter, a header, a property. */
export interface Lapsing {
  readonly deprecated: boolean;
  readonly extensions?: JsonObject;
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

/** The day of `x-sunset`, as YYYY-MM-DD; undefined where it states none. */
export function sunsetOf({ extensions }: Pick<Lapsing, 'extensions'>): string | undefined {
  return sunsetDay(extensions?.['x-sunset']);
}

/** What an `x-sunset` states that says no day, for a person; undefined where there is none, or it says one. */
export function shownSunset(lapsing: Pick<Lapsing, 'extensions'>): string | undefined {
  const stated = lapsing.extensions?.['x-sunset'];
  if (stated === undefined || sunsetOf(lapsing) !== undefined) return undefined;
  return `\`${typeof stated === 'string' ? stated : JSON.stringify(stated)}\``;
}

/** What clients had been told of what is gone, as a sentence goes on; empty where nothing was. */
export function announcedBy(old: Lapsing): string {
  const stated = shownSunset(old);
  if (!old.deprecated) return stated === undefined ? '' : `, with the \`x-sunset\` ${stated}, which says no day`;
  const day = sunsetOf(old);
  if (day !== undefined) return `, announced for ${day}`;
  return stated === undefined
    ? ', deprecated without an `x-sunset`'
    : `, deprecated with the \`x-sunset\` ${stated}, which says no day`;
}

/**
 * What is missing for something to go; undefined where nothing of what the catalogue says was done.
 * @param options `now` is today
 */
export function remedyOf(
  old: Lapsing,
  options: Pick<DiffOptions, 'now'>,
  { keep, lasts, end }: Kept,
): string | undefined {
  const day = sunsetOf(old);
  if (day !== undefined && !old.deprecated)
    return `${keep}, mark it \`deprecated\` beside its \`x-sunset\`, and ${end} once ${day} has passed`;
  if (day !== undefined && day > todayOf(options))
    return `${keep} until ${day}, the day of its \`x-sunset\`, and ${end} then`;
  if (day !== undefined)
    return `Its \`x-sunset\` day, ${day}, has come: ${end} without \`--strict removal-after-deprecation\`, or accept the change by its fingerprint`;
  if (!old.deprecated) return undefined;
  return shownSunset(old) === undefined
    ? `${keep}, say by an \`x-sunset\` date until when ${lasts}, and ${end} once that day has passed`
    : `${keep}, write its \`x-sunset\` as a day such as 2026-12-31, and ${end} once that day has passed`;
}
