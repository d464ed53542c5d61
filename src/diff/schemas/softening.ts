import { announcedBy, type Kept, remedyOf } from '../announced.js';
import { dayToGo } from '../sunset-day.js';
import type { DiffOptions, SofteningName, Travels } from '../types.js';
import type { Cause } from './cause.js';
import { isOpen, objectOf } from './part.js';

/**
 * A default that makes a change of a schema safe which is breaking by itself: what a response lists openly may grow.
 * https://opensource.zalando.com/restful-api-guidelines/#112
 * A property that was deprecated may go once its day has come.
 */
export function softeningOf(
  { code, before, holder = before, gone }: Cause,
  travels: Travels,
  options: Pick<DiffOptions, 'now'>,
): SofteningName | undefined {
  if (gone?.some(json => dayToGo(objectOf(json)['deprecated'] === true, objectOf(json), options) !== undefined))
    return 'removal-after-deprecation';
  if (travels !== 'response') return undefined;
  if (code !== 'schema-values-changed' && code !== 'schema-branch-added') return undefined;
  return isOpen(before.json) || isOpen(holder.json) ? 'extensible-enums' : undefined;
}

const kept: Kept = { keep: 'Keep the property', lasts: 'it is there', end: 'remove it' };

/** What clients had been told of a property that is gone, and what is missing for it to go. */
export function farewellOf(
  { gone }: Cause,
  options: Pick<DiffOptions, 'now'>,
): { readonly announced: string; readonly remedy?: string } {
  for (const json of gone ?? []) {
    const extensions = objectOf(json);
    const old = { deprecated: extensions['deprecated'] === true, extensions };
    const [announced, remedy] = [announcedBy(old), remedyOf(old, options, kept)];
    if (announced !== '' || remedy !== undefined) return { announced, ...(remedy !== undefined && { remedy }) };
  }
  return { announced: '' };
}
