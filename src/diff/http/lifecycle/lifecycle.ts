// https://www.rfc-editor.org/rfc/rfc8594
import { mayBear, saidAt } from '../../../contract/index.js';
import type { Code } from '../../../diagnostics/index.js';
import type { Json } from '../../../document/index.js';
import { sunsetOf } from '../../announced.js';
import type { Level } from '../../types.js';
import type { Context, Pair } from '../context.js';
import { routeOf } from '../owner.js';
import { stabilities, stabilityOf } from '../stability.js';
import { undecided } from '../unknown.js';
import { changedDay, compareSunsetText } from './sunset.js';

/** What an operation promises of its own future: deprecation, sunset and stability. These are not softened by stability. */
export function compareLifecycle(pair: Pair, context: Context): void {
  compareDeprecation(pair, context);
  if ([context.before, context.after].some(({ contract }) => mayBear(contract, 'x-sunset'))) {
    compareSunset(pair, context);
    compareSunsetText(pair.before, pair.after, context);
  }
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

function compareSunset({ before, after }: Pair, { report }: Context): void {
  const said = changedDay(before, after, after.key);
  if (!said) return;
  report.remark({
    ...said,
    reaches: { operation: after.key, part: '' },
    before: saidAt(before, 'x-sunset'),
    after: saidAt(after, 'x-sunset'),
    subject: [routeOf(before), sunsetOf(before) ?? null, sunsetOf(after) ?? null],
  });
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
