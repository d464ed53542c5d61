// https://spec.openapis.org/oas/v3.2.0.html#media-type-object
import type { MediaType } from '../../../contract/index.js';
import { isStructured, mediaKind, normaliseRange } from '../../../plan/index.js';
import { type Context, rolesOf } from '../context.js';
import { wireOf } from '../parameters/plan.js';
import { comparable } from '../parameters/readings.js';
import { tell } from '../tell.js';
import { undecided } from '../unknown.js';
import { compareTexts } from '../wire/compare.js';
import { saidOtherwise } from '../wire/said.js';
import type { Manner, WrittenText } from '../wire/texts.js';
import type { BothBodies } from './body-pair.js';
import { isMultipart } from './kind.js';
import { isMarkedUp } from './marked-up.js';
import { arePartsAlike, areTextsAlike } from './schemas.js';

const codes = { serialisation: 'body-type-changed', type: 'body-type-changed' } as const;

/** Whether a body is a text as it stands: nothing is parsed of it, so that its schema is one of strings. */
export function isPlainText(range: MediaType['range']): boolean {
  return mediaKind(normaliseRange(range)) === 'text' && !isMarkedUp(range);
}

/** Bodies of text whose types have changed: a service reads a string, unless the schema is one of objects or lists. */
export function comparePlainTexts(bodies: BothBodies, context: Context): void {
  const { pair, travels, range, part, called, before, after, subject } = bodies;
  const areParts = isMultipart(range);
  if (!areParts && mediaKind(normaliseRange(range)) !== 'text') return;
  const [old, now] = [wireOf(context.before, before.schema), wireOf(context.after, after.schema)];
  if (areParts) {
    const isStated = before.schema && after.schema;
    if (isStated && !arePartsAlike(travels, old, now)) sayOtherType(bodies, context);
    return;
  }
  const areAlike = isMarkedUp(range) ? comparable : areTextsAlike;
  if (old.binary || now.binary || areAlike(travels, old, now)) return;
  if (isMarkedUp(range) || isStructured(old) || isStructured(now)) {
    sayOtherType(bodies, context);
    return;
  }
  const read = rolesOf(pair, context, travels).reader.side === context.after ? after : before;
  if (!read.schema) return;
  const texts = { before: textOf(before), after: textOf(after), manner, codes, confirmed: true };
  const message = (text: string) => bodies.message(text);
  compareTexts({ pair, travels, part, called, ...texts, subject, message }, context);
}

const manner: Manner<undefined> = {
  key: () => '',
  isParsed: () => false,
  isString: true,
  codec: (side, schema, _style, use) => ({
    write: value => (typeof value === 'object' && value !== null ? undefined : String(value)),
    read: text => (side.accepts(schema, text, use) ? { value: text } : undefined),
  }),
};

function textOf({ schema, location }: MediaType): WrittenText<undefined> {
  return { schema, style: undefined, location: schema?.location ?? location };
}

function sayOtherType({ pair, travels, part, called, before, after, subject }: BothBodies, context: Context): void {
  tell(pair, context, {
    code: 'body-type-changed',
    level: 'risky',
    message: `the ${called} has another type`,
    part,
    direction: travels,
    before: (before.schema ?? before).location,
    after: (after.schema ?? after).location,
    subject: [...subject(), ...saidOtherwise(before.schema, after.schema, context)],
    ...undecided(
      `whether texts of the ${called} are understood as before`,
      'the schemas are of values that such a text stands for, and no document says how it is read',
      'Describe the new type under a media type of its own',
    ),
  });
}
