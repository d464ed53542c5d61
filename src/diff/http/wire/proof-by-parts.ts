import type { Schema, SchemaJson } from '../../../contract/index.js';
import type { Json, JsonObject } from '../../../document/index.js';
import { isFound } from '../../../schema/index.js';
import type { Context, Roles } from '../context.js';
import type { WireStep } from '../parameters/readings.js';
import type { Side } from '../side.js';
import { targetOf } from './part-schema.js';
import { isAllTaken, notTaken } from './proof.js';

/**
 * Whether the reader takes all that the writer may send, whatever stands in parts of other types, whose texts are proven by
 * themselves; false where others speak of those parts too.
 */
export function isRestTaken(
  context: Context,
  roles: Roles,
  { written, read }: { readonly written: Schema; readonly read: Schema },
  ways: readonly (readonly WireStep[])[],
): boolean {
  const [own, other] = [without(roles.writer.side, written, ways), without(roles.reader.side, read, ways)];
  return own !== undefined && other !== undefined && isAllTaken(context, roles, own, other);
}

/** A value of the writer that the reader does not take, whatever stands in parts of other types. */
export function lostBeside(
  context: Context,
  roles: Roles,
  { written, read }: { readonly written: Schema; readonly read: Schema },
  ways: readonly (readonly WireStep[])[],
): readonly Json[] {
  const other = without(roles.reader.side, read, ways);
  const answer = other ? notTaken(context, roles, written.id, other.id) : 'none';
  return isFound(answer) ? [answer.value as Json] : []; // the comparer makes JSON values
}

function without(side: Side, schema: Schema, ways: readonly (readonly WireStep[])[]): Schema | undefined {
  let json: SchemaJson | undefined = schema.json;
  for (const way of ways) json = json === undefined ? undefined : opened(side, json, way);
  if (json === undefined) return undefined;
  const { location } = schema;
  return side.know({ id: `${schema.id}, without ${JSON.stringify(ways)}`, location, locate: () => location, json });
}

/** A schema with anything where a way leads; undefined where others speak of what stands there too. */
function opened(side: Side, json: SchemaJson, [step, ...way]: readonly WireStep[]): SchemaJson | undefined {
  if (step === undefined) return true;
  if (typeof json === 'boolean') return undefined;
  const target = targetOf(side.contract, json);
  if (target) return Object.keys(json).length === 1 ? opened(side, target.json, [step, ...way]) : undefined;
  if (!Object.keys(json).every(keyword => plain.has(keyword) || keyword.startsWith('x-'))) return undefined;
  // the normal form has schemas where these are asked for
  const properties = (json['properties'] ?? {}) as Record<string, SchemaJson>;
  if (step === 'items') {
    const items = opened(side, (json['items'] ?? true) as SchemaJson, way);
    return items === undefined ? undefined : { ...json, items };
  }
  if (step === 'members' || !Object.hasOwn(properties, step.member)) return undefined;
  const member = opened(side, properties[step.member]!, way);
  return member === undefined
    ? undefined
    : { ...json, properties: { ...properties, [step.member]: member } as JsonObject };
}

/** Keywords of which none speaks of the same part as another. */
const plain: ReadonlySet<string> = new Set([
  ...['type', 'title', 'description', 'examples', 'default', 'deprecated', 'nullable'],
  ...['properties', 'required', 'additionalProperties', 'minProperties', 'maxProperties'],
  ...['items', 'minItems', 'maxItems', 'uniqueItems'],
]);
