import type { Context } from '../context.js';
import { compareExtensionsOf } from '../lifecycle/extensions.js';
import { comparePartSunset } from '../lifecycle/sunset.js';
import type { BothParameters } from './both.js';
import { calledOf, partOf } from './pair.js';
import { subjectOf } from './subject.js';

/** Those that the options name, and the day until which it works. */
export function compareParameterExtensions({ pair, travels, before, after }: BothParameters, context: Context): void {
  const [called, part] = [calledOf(after), partOf(after)];
  const subject = () => subjectOf(before, pair.before);
  const extended = { before, after, called, part, direction: travels, subject };
  comparePartSunset(pair, extended, context);
  compareExtensionsOf(pair, extended, context);
}
