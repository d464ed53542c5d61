// https://www.rfc-editor.org/rfc/rfc8594

import { isDay } from '../accepted/index.js';
import type { JsonObject } from '../document/index.js';
import type { DiffOptions } from './types.js';

/** The day that an `x-sunset` states, as YYYY-MM-DD; undefined where it states none. */
export function sunsetDay(stated: unknown): string | undefined {
  if (typeof stated !== 'string') return undefined;
  const day = /^\d{4}-\d{2}-\d{2}(?=$|T)/.exec(stated)?.[0];
  if (day !== undefined) return isDay(day) ? day : undefined;
  // the Sunset header's own form
  const time = /GMT$/.test(stated) ? Date.parse(stated) : Number.NaN;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
}

export function todayOf({ now }: Pick<DiffOptions, 'now'>): string {
  return now ?? new Date().toISOString().slice(0, 10);
}

/**
 * The day on which what was deprecated was announced to go, where that day has come.
 * @param options `now` is today; `strict` may say that nothing may go
 * @returns undefined where it may not go
 */
export function dayToGo(
  deprecated: boolean,
  extensions: JsonObject | undefined,
  options: Pick<DiffOptions, 'now' | 'strict'>,
): string | undefined {
  const day = deprecated ? sunsetDay(extensions?.['x-sunset']) : undefined;
  if (day === undefined || day > todayOf(options)) return undefined;
  return options.strict?.includes('removal-after-deprecation') ? undefined : day;
}
