import type { Context } from '../context.js';
import { shapeOf } from '../owner.js';
import { tell } from '../tell.js';
import type { BothParameters } from './both.js';
import { partOf } from './pair.js';

/** A path parameter's name is nowhere in a request: only the documentation and generated code know it. */
export function compareNames({ pair, travels, before, after }: BothParameters, context: Context): void {
  if (before.in !== 'path' || before.name === after.name) return;
  tell(pair, context, {
    code: 'path-parameter-renamed',
    level: 'safe',
    message: `the path parameter \`${before.name}\` is called \`${after.name}\` now; no request tells the difference`,
    part: partOf(after),
    direction: travels,
    before: before.location,
    after: after.location,
    subject: [shapeOf(pair.before.path), before.name, after.name],
  });
}
