import type { MediaType, Schema } from '../../../contract/index.js';
import { type Context, rolesOf } from '../context.js';
import { tell } from '../tell.js';
import { undecided } from '../unknown.js';
import { isAllTaken } from '../wire/proof.js';
import { saidOtherwise } from '../wire/said.js';
import type { BothBodies } from './body-pair.js';
import { kindOf } from './kind.js';
import { areUnlike, type BothMedia, hasItems } from './levelled.js';

/**
 * A body of which one version alone says by a schema what it holds. Its values are compared as those of schemas are; where none
 * is lost, this alone is told.
 * @param given what both say, before it was brought to schemas of the same thing
 * @returns whether nothing is left to tell of the schemas
 */
export function compareStated(bodies: BothBodies, given: BothMedia, context: Context): boolean {
  if (given.before === bodies.before && given.after === bodies.after) {
    if (isUncompared(given, bodies.range, context)) sayUncompared(bodies, context);
    return false;
  }
  const { pair, travels, called, before, after } = bodies;
  if (isStated(given.before) === isStated(given.after) || kindOf(bodies.range) === 'binary') return false;
  const [written, read] = travels === 'request' ? [before.schema, after.schema] : [after.schema, before.schema];
  if (!written || !read || !isAllTaken(context, rolesOf(pair, context, travels), written, read)) return false;
  const isNew = isStated(given.after);
  tell(pair, context, {
    code: isNew ? 'body-schema-added' : 'body-schema-removed',
    level: 'safe',
    message: `the ${called} is described ${isNew ? 'now' : 'no longer'}`,
    ...placeOf(bodies, ({ schema, itemSchema }) => schema ?? itemSchema, given, context),
  });
  return true;
}

/** Where a change of what bodies state stands, and what tells it from others. @param stated the schema of it, of what both say */
function placeOf(
  { part, travels, before, after, subject }: BothBodies,
  stated: (media: MediaType) => Schema | undefined,
  given: BothMedia,
  context: Context,
) {
  return {
    part,
    direction: travels,
    before: before.location,
    after: after.location,
    subject: [...subject(), ...saidOtherwise(stated(given.before), stated(given.after), context)],
  };
}

function isStated({ schema, itemSchema }: MediaType): boolean {
  return (schema ?? itemSchema) !== undefined;
}

/** Whether the one says of items what the other says of something else. */
function isUncompared(given: BothMedia, range: string, context: Context): boolean {
  const [old, now] = [given.before.itemSchema !== undefined, given.after.itemSchema !== undefined];
  if (!hasItems(range)) return old !== now;
  return (old || now) && areUnlike(given, range, context);
}

function sayUncompared(bodies: BothBodies, context: Context): void {
  const { pair, called, before, after } = bodies;
  tell(pair, context, {
    code: 'body-type-changed',
    level: 'risky',
    message: `the ${called} is described by its items ${after.itemSchema ? 'now' : 'no longer'}`,
    ...placeOf(bodies, ({ schema, itemSchema }) => itemSchema ?? schema, { before, after }, context),
    ...undecided(
      `whether the ${called} is understood as before`,
      'what is said of the whole is not about a list, so that nothing says what it has to do with items',
      'Describe the whole as an array by `schema`, or each item by `itemSchema`, in both versions',
    ),
  });
}
