import type { Schema, SchemaJson } from '../../../contract/index.js';
import type { Json } from '../../../document/index.js';
import { isFound } from '../../../schema/index.js';
import type { Context, Roles } from '../context.js';
import { wireOf } from '../parameters/plan.js';
import { isPrimitive, kindsOf, mayBeText } from '../parameters/readings.js';
import type { Side } from '../side.js';
import { candidates, finite } from './candidates.js';
import type { Codec } from './codec.js';
import { plain } from './constraints.js';
import { listsOf } from './lists.js';
import { partSchema } from './part-schema.js';
import { notTaken } from './proof.js';

/** A list of the writer that is longer than one item, which many styles write in their own way. */
export function severalOf(context: Context, roles: Roles, written: Schema): readonly Json[] {
  if (!wireOf(roles.writer.side, written).items || finite(written)) return [];
  return found(context, roles, { allOf: [{ $ref: written.id }, { type: 'array', minItems: 2 }] }, false);
}

/**
 * Values that who reads them as another type refuses for what it says beside the type: they are looked for among those of its own
 * types, and are what the writer reads of their texts.
 */
export function atBounds(
  context: Context,
  roles: Roles,
  [written, read]: readonly [Schema, Schema],
  { own, other }: { readonly own: Codec; readonly other: Codec },
): readonly Json[] {
  if (finite(written)) return [];
  const [from, to] = [wireOf(roles.writer.side, written), wireOf(roles.reader.side, read)];
  const alike = kindsOf(from).filter(kind => kind !== 'untyped' && kindsOf(to).includes(kind));
  const asRead: readonly SchemaJson[] = [
    ...(alike.length > 0 ? [{ allOf: [{ $ref: written.id }, { type: alike }] }] : []),
    ...(to.items ? [{ type: 'array', items: { $ref: written.id }, minItems: 1, maxItems: 1 }] : []),
    ...plain(to).slice(-1),
  ];
  const values = asRead.flatMap(json => found(context, roles, json, read.id));
  const { writer, reader } = roles;
  const lists = to.items && !from.items ? listsOf(itemsOf(context, roles, reader.side, read)) : [];
  const asText = [...values, ...(mayBeText(to) || to.untyped ? numbers : []), ...lists].flatMap(value => {
    const text = other.write(value);
    const back = text === undefined ? undefined : own.read(text);
    return back ? [back.value as Json] : []; // what is read of texts are values of JSON
  });
  if (!isPrimitive(to)) return asText;
  const structures = from.items ? listsOf(itemsOf(context, roles, writer.side, written, read)) : [];
  return [...asText, ...structures, ...(isPrimitive(from) ? [] : largeOf(context, roles, written))];
}

/** Objects of long texts, lists and objects of many parts. */
function largeOf(context: Context, roles: Roles, { id }: Schema): readonly Json[] {
  const long = sizes.map(size => ({ type: 'object', minProperties: 1, additionalProperties: { minLength: size } }));
  const many = sizes.map(size => ({ type: ['array', 'object'], minItems: size, minProperties: size }));
  return [...long, ...many].flatMap(large => found(context, roles, { allOf: [{ $ref: id }, large] }, false));
}

const sizes: readonly number[] = [4, 16, 64, 256];

/** Items that are texts on the wire: those first that are refused by themselves. */
function itemsOf(context: Context, roles: Roles, side: Side, list: Schema, refusing?: Schema): readonly Json[] {
  const item = partSchema(side, list, ['items']);
  const refused = item && refusing ? found(context, roles, { $ref: item.id }, refusing.id) : [];
  const all = [...refused, ...candidates(side, item, roles.travels)];
  return [...new Set(all.filter(value => typeof value !== 'object' || value === null))];
}

function found(context: Context, roles: Roles, written: SchemaJson, read: string | false): readonly Json[] {
  const answer = notTaken(context, roles, written, read);
  return isFound(answer) ? [answer.value as Json] : []; // the comparer makes JSON values
}

/** Of every length, short ones first: a text may be as long as it says. */
const numbers: readonly number[] = Array.from({ length: 21 }, (_, zeros) => [10 ** zeros, -(10 ** zeros)]).flat();
