import type { Context } from '../context.js';
import { tell } from '../tell.js';
import type { BothParameters } from './both.js';
import { calledOf, partOf } from './pair.js';
import { subjectOf } from './subject.js';

export function compareDeprecated({ pair, travels, before, after }: BothParameters, context: Context): void {
  if (before.deprecated === after.deprecated) return;
  tell(pair, context, {
    code: 'deprecation-changed',
    level: 'safe',
    message: `the ${calledOf(after)} is ${after.deprecated ? 'deprecated now' : 'no longer deprecated'}`,
    part: partOf(after),
    direction: travels,
    before: before.location,
    after: after.location,
    subject: [...subjectOf(before, pair.before), after.deprecated],
  });
}
