// https://spec.openapis.org/oas/v3.2.0.html#specification-extensions

import { canonical } from '../../../document/index.js';
import type { Context, Pair } from '../context.js';
import { routeOf } from '../owner.js';
import { tell } from '../tell.js';
import { undecided } from '../unknown.js';

/** The extensions that `options.extensions` names: what they mean, who asks for them knows. */
export function compareExtensions(pair: Pair, context: Context): void {
  const { before, after } = pair;
  for (const name of context.options.extensions ?? []) {
    const [old, now] = [before.extensions[name], after.extensions[name]].map(value =>
      value === undefined ? undefined : canonical(value),
    );
    if (old === now) continue;
    tell(pair, context, {
      code: 'extension-changed',
      level: 'risky',
      message: `\`${name}\` is ${now ?? 'gone'} now, and was ${old ?? 'not there'}`,
      before: before.location,
      after: after.location,
      subject: [routeOf(before), name, old ?? null, now ?? null],
      ...undecided(
        `what \`${name}\` of ${after.key} changes for clients`,
        'who wrote the extension knows what it means',
        'Ask who made it',
      ),
    });
  }
}
