import type { Operation } from '../../../contract/index.js';
import type { DiffOptions, Level, SofteningName } from '../../types.js';
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
  const announced = !old.deprecated
    ? ''
    : day === undefined
      ? ', deprecated without an `x-sunset`'
      : `, announced for ${day}`;
  if (old.deprecated && day !== undefined && day <= today && !options.strict?.includes('removal-after-deprecation'))
    return { level: 'safe', softened: 'removal-after-deprecation', announced };
  return { ...softenedByStability('breaking', old, options), announced };
}

/** The day of `x-sunset`, as YYYY-MM-DD; undefined where it states none. */
export function sunsetOf({ extensions }: Operation): string | undefined {
  const stated = extensions['x-sunset'];
  if (typeof stated !== 'string') return undefined;
  const day = /^\d{4}-\d{2}-\d{2}(?=$|T)/.exec(stated)?.[0];
  if (day !== undefined) return Number.isNaN(Date.parse(day)) ? undefined : day;
  // the Sunset header's own form, https://www.rfc-editor.org/rfc/rfc8594
  const time = /GMT$/.test(stated) ? Date.parse(stated) : Number.NaN;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
}
