// https://www.rfc-editor.org/rfc/rfc8594
import { type Operation, placeBelow, saidAt } from '../../../contract/index.js';
import { type Lapsing, shownSunset, sunsetOf } from '../../announced.js';
import type { Context, Pair } from '../context.js';
import { routeOf } from '../owner.js';
import { tell } from '../tell.js';
import { undecided } from '../unknown.js';
import type { Extended } from './extensions.js';

/**
 * An `x-sunset` of an operation that says no day, where it is new.
 * @param old undefined where the operation is new
 */
export function compareSunsetText(old: Operation | undefined, now: Operation, context: Context): void {
  const stated = newText(old, now);
  if (stated === undefined) return;
  const from = old && saidAt(old, 'x-sunset');
  context.report.remark({
    ...noDay(now.key, 'the operation works', stated),
    reaches: { operation: now.key, part: '' },
    ...(from && { before: from }),
    after: saidAt(now, 'x-sunset'),
    subject: [routeOf(now), stated],
  });
}

/** The same of a parameter or header that both versions have, and a day that is another. */
export function comparePartSunset(pair: Pair, extended: Extended<Lapsing>, context: Context): void {
  const { before, after, called, subject, part, direction } = extended;
  if (before.extensions?.['x-sunset'] === after.extensions?.['x-sunset']) return;
  const stated = newText(before, after);
  const said = stated === undefined ? changedDay(before, after, `the ${called}`) : noDay(called, 'it works', stated);
  if (!said) return;
  tell(pair, context, {
    ...said,
    ...(part && { part }),
    ...(direction && { direction }),
    before: placeBelow(context.before.contract, before.location, 'x-sunset'),
    after: placeBelow(context.after.contract, after.location, 'x-sunset'),
    subject: [...subject(), shownSunset(before) ?? sunsetOf(before) ?? null, stated ?? sunsetOf(after) ?? null],
  });
}

/** A text that says no day, and was not there before. */
export function newText(
  old: Pick<Lapsing, 'extensions'> | undefined,
  now: Pick<Lapsing, 'extensions'>,
): string | undefined {
  const stated = shownSunset(now);
  return stated !== undefined && old && shownSunset(old) === stated ? undefined : stated;
}

/** What is said of an `x-sunset` that says no day. @param lasts `the operation works` */
export function noDay(called: string, lasts: string, stated: string) {
  return {
    code: 'sunset-invalid',
    level: 'risky',
    message: `the \`x-sunset\` of ${called} is ${stated}, which says no day`,
    ...undecided(`until when ${lasts}`, 'what is written there is no day', 'Write the day as 2026-12-31'),
  } as const;
}

/**
 * A day that is sooner, or said for the first time of what was deprecated before, takes time from clients.
 * @returns undefined where no other day can be told: of a text that says none, too
 */
export function changedDay(before: Lapsing, after: Lapsing, called: string) {
  const [old, now] = [sunsetOf(before), sunsetOf(after)];
  if (old === now || !before.deprecated || !after.deprecated || shownSunset(after) !== undefined) return undefined;
  const isSooner = now !== undefined && (old === undefined || now < old);
  const said = now === undefined ? 'without an end' : `until ${now}`;
  return {
    code: 'sunset-changed',
    level: isSooner ? 'risky' : 'safe',
    message: `${called} works ${said} now${old === undefined ? '' : `, and worked until ${old}`}`,
    ...(isSooner &&
      undecided(
        'whether clients are ready by then',
        'no document says when they move',
        'Set no earlier day than was said before',
      )),
  } as const;
}
