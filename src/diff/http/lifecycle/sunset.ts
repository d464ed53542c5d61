// https://www.rfc-editor.org/rfc/rfc8594
import { type Contract, type Operation, placeIn } from '../../../contract/index.js';
import type { Location } from '../../../diagnostics/index.js';
import { sunsetDay } from '../../sunset-day.js';
import type { Context } from '../context.js';
import { routeOf } from '../owner.js';
import { undecided } from '../unknown.js';

/** The day of `x-sunset`, as YYYY-MM-DD; undefined where it states none. */
export function sunsetOf({ extensions }: Operation): string | undefined {
  return sunsetDay(extensions['x-sunset']);
}

/** What an `x-sunset` states that says no day, for a person; undefined where there is none, or it says one. */
export function shownSunset(operation: Operation): string | undefined {
  const stated = operation.extensions['x-sunset'];
  if (stated === undefined || sunsetOf(operation) !== undefined) return undefined;
  return `\`${typeof stated === 'string' ? stated : JSON.stringify(stated)}\``;
}

/**
 * An `x-sunset` that says no day, where it is new, or was all that the clients of an operation that is gone had been told.
 * @param old undefined where the operation is new
 * @param now undefined where it is gone
 */
export function compareSunsetText(
  old: Operation | undefined,
  now: Operation | undefined,
  { report, before, after }: Context,
): void {
  const operation = now ?? old;
  const stated = operation && shownSunset(operation);
  if (!operation || stated === undefined || (now && old && shownSunset(old) === stated)) return;
  const [from, to] = [old && placeOf(before.contract, old), now && placeOf(after.contract, now)];
  report.remark({
    code: 'sunset-invalid',
    level: 'risky',
    message: `the \`x-sunset\` of ${operation.key} ${now ? 'is' : 'was'} ${stated}, which says no day`,
    reaches: { operation: operation.key, part: '' },
    ...(from && { before: from }),
    ...(to && { after: to }),
    subject: [routeOf(operation), stated],
    ...undecided(
      now ? 'until when the operation works' : 'which day clients had been told',
      'what is written there is no day',
      'Write the day as 2026-12-31',
    ),
  });
}

/** Of the extension itself, where the document has one there. */
function placeOf(contract: Contract, { location }: Operation): Location {
  const isHere = placeIn(contract, '')?.file === location.file;
  return (isHere && placeIn(contract, `${location.pointer}/x-sunset`)) || location;
}
