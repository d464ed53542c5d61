import { type Lapsing, sunsetOf } from '../../announced.js';
import type { Context } from '../context.js';
import { tell } from '../tell.js';
import type { BothParameters } from './both.js';
import { calledOf, partOf } from './pair.js';
import { subjectOf } from './subject.js';

export function compareDeprecated({ pair, travels, before, after }: BothParameters, context: Context): void {
  if (before.deprecated === after.deprecated) return;
  tell(pair, context, {
    code: after.deprecated ? 'deprecation-changed' : 'deprecation-lifted',
    level: 'safe',
    message: `the ${calledOf(after)} is ${deprecationOf(after)}`,
    part: partOf(after),
    direction: travels,
    before: before.location,
    after: after.location,
    subject: [...subjectOf(before, pair.before), after.deprecated],
  });
}

/** What a part is now that was not deprecated before, or is no longer. */
export function deprecationOf(after: Lapsing): string {
  if (!after.deprecated) return 'no longer deprecated';
  const day = sunsetOf(after);
  return `deprecated now${day === undefined ? '' : `, and works until ${day}`}`;
}
