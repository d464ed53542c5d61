import type { Context } from '../context.js';
import { compareExtensionsOf } from '../lifecycle/extensions.js';
import type { BothParameters } from './both.js';
import { calledOf, partOf } from './pair.js';
import { subjectOf } from './subject.js';

/** Those that the options name. */
export function compareParameterExtensions({ pair, travels, before, after }: BothParameters, context: Context): void {
  const [called, part] = [calledOf(after), partOf(after)];
  const subject = () => subjectOf(before, pair.before);
  compareExtensionsOf(pair, { before, after, called, part, direction: travels, subject }, context);
}
