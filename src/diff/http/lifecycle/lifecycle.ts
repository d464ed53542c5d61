// https://www.rfc-editor.org/rfc/rfc8594
import type { Code } from '../../../diagnostics/index.js';
import type { Json } from '../../../document/index.js';
import type { Level } from '../../types.js';
import type { Context, Pair } from '../context.js';
import { routeOf } from '../owner.js';
import { stabilities, stabilityOf } from '../stability.js';
import { undecided } from '../unknown.js';
import { compareSunsetText, shownSunset, sunsetOf } from './sunset.js';

/** What an operation promises of its own future: deprecation, sunset and stability. These are not softened by stability. */
export function compareLifecycle(pair: Pair, context: Context): void {
  compareDeprecation(pair, context);
  compareSunset(pair, context);
  compareSunsetText(pair.before, pair.after, context);
  compareStability(pair, context);
}

function compareDeprecation(pair: Pair, context: Context): void {
  const { before, after } = pair;
  if (before.deprecated === after.deprecated) return;
  const day = sunsetOf(after);
  const until = day === undefined ? '' : `, and works until ${day}`;
  if (after.deprecated)
    say(pair, context, 'operation-deprecated', 'safe', `${after.key} is deprecated now${until}`, []);
  else say(pair, context, 'operation-undeprecated', 'safe', `${after.key} is no longer deprecated`, []);
}

/** A day that is sooner, or said for the first time of what was deprecated before, takes time from clients. */
function compareSunset(pair: Pair, context: Context): void {
  const { before, after } = pair;
  const [old, now] = [sunsetOf(before), sunsetOf(after)];
  // of a text that says no day, no other day can be told
  if (old === now || !before.deprecated || !after.deprecated || shownSunset(after) !== undefined) return;
  const isSooner = now !== undefined && (old === undefined || now < old);
  const said = now === undefined ? 'without an end' : `until ${now}`;
  const message = `${after.key} works ${said} now${old === undefined ? '' : `, and worked until ${old}`}`;
  const level: Level = isSooner ? 'risky' : 'safe';
  say(
    pair,
    context,
    'sunset-changed',
    level,
    message,
    [old ?? null, now ?? null],
    undecided(
      'whether clients are ready by then',
      'no document says when they move',
      'Set no earlier day than was said before',
    ),
  );
}

function compareStability(pair: Pair, context: Context): void {
  const [old, now] = [stabilityOf(pair.before), stabilityOf(pair.after)];
  if (old === now) return;
  const isLower = stabilities.indexOf(now) < stabilities.indexOf(old);
  const message = `${pair.after.key} is ${now} now, and was ${old}`;
  say(
    pair,
    context,
    'stability-changed',
    isLower ? 'risky' : 'safe',
    message,
    [old, now],
    undecided(
      'whether clients count on the operation as it is',
      `what is ${now} may change without notice`,
      'Keep what was promised',
    ),
  );
}

function say(
  pair: Pair,
  { report }: Context,
  code: Code,
  level: Level,
  message: string,
  what: readonly Json[],
  unknown?: ReturnType<typeof undecided>,
): void {
  const { before, after } = pair;
  report.remark({
    code,
    level,
    message,
    reaches: { operation: after.key, part: '' },
    before: before.location,
    after: after.location,
    ...(level === 'risky' && unknown),
    subject: [routeOf(before), ...what],
  });
}
