// https://spec.openapis.org/oas/v3.2.0.html#specification-extensions
import type { Location } from '../../../diagnostics/index.js';
import { canonical, type Json, type JsonObject } from '../../../document/index.js';
import type { Travels } from '../../types.js';
import type { Context, Pair } from '../context.js';
import { routeOf } from '../owner.js';
import { tell } from '../tell.js';
import { undecided } from '../unknown.js';

/** What says something by extensions, in both versions. */
export interface Extended<Part = unknown> {
  readonly before: Part & { readonly extensions?: JsonObject; readonly location: Location };
  readonly after: Part & { readonly extensions?: JsonObject; readonly location: Location };
  /** As a sentence names it. */
  readonly called: string;
  /** Asked for only where there is something to tell. */
  readonly subject: () => readonly Json[];
  readonly part?: string;
  readonly direction?: Travels;
}

/** Those of an operation that `options.extensions` names: what they mean, who asks for them knows. */
export function compareExtensions(pair: Pair, context: Context): void {
  const { before, after } = pair;
  compareExtensionsOf(pair, { before, after, called: after.key, subject: () => [routeOf(before)] }, context);
}

/** The same of a part of an operation. */
export function compareExtensionsOf(pair: Pair, extended: Extended, context: Context): void {
  const { before, after, called, subject, part, direction } = extended;
  for (const name of context.options.extensions ?? []) {
    const [old, now] = [before.extensions?.[name], after.extensions?.[name]].map(value =>
      value === undefined ? undefined : canonical(value),
    );
    if (old === now) continue;
    tell(pair, context, {
      code: 'extension-changed',
      level: 'risky',
      message: `\`${name}\`${part ? ` of the ${called}` : ''} is ${now ?? 'gone'} now, and was ${old ?? 'not there'}`,
      ...(part && { part }),
      ...(direction && { direction }),
      before: before.location,
      after: after.location,
      subject: [...subject(), name, old ?? null, now ?? null],
      ...undecided(
        `what \`${name}\` of ${part ? `the ${called}` : called} changes for clients`,
        'who wrote the extension knows what it means',
        'Ask who made it',
      ),
    });
  }
}
