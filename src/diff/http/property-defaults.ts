// https://json-schema.org/draft/2020-12/json-schema-validation#section-9.2
import type { Schema } from '../../contract/index.js';
import type { Json } from '../../document/index.js';
import { jsonOf } from '../schemas/as-written.js';
import { defaultChanges } from '../schemas/defaults.js';
import { locate } from '../schemas/part.js';
import type { Context, Pair } from './context.js';
import { tell } from './tell.js';

/** A body or parameter of requests that both versions have. */
interface Sent {
  readonly pair: Pair;
  readonly before: Schema | undefined;
  readonly after: Schema | undefined;
  readonly part: string;
  /** In a person's words. */
  readonly called: string;
  /** Names alone. */
  subject(): readonly Json[];
}

/** What a property means that clients leave out. */
export function comparePropertyDefaults(sent: Sent, context: Context): void {
  const { pair, before, after, part, called, subject } = sent;
  if (!before || !after) return;
  for (const { path, old, now, was, is } of defaultChanges(before, after, context))
    tell(pair, context, {
      code: 'default-changed',
      level: 'risky',
      message: `\`${path}\` of the ${called}, ${whereLeftOut(old, now)}`,
      part,
      direction: 'request',
      before: locate(was),
      after: locate(is),
      subject: [was.schema.name ?? subject(), path, old ?? null, now ?? null],
    });
}

/** Two defaults in words. */
export function whereLeftOut(old: Json | undefined, now: Json | undefined): string {
  const said = (value: Json | undefined) => (value === undefined ? 'nothing' : `\`${jsonOf(value)}\``);
  return `where it is left out, means ${said(now)} now, and meant ${said(old)}`;
}
