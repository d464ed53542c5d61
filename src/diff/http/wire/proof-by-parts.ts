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

function without(side: Side, schema: Schema, ways: Ways): Schema | undefined {
  const json = ways.length === 0 ? schema.json : opened(side, schema.json, ways);
  if (json === undefined) return undefined;
  const { location } = schema;
  return side.know({ id: `${schema.id}, without ${JSON.stringify(ways)}`, location, locate: () => location, json });
}

type Ways = readonly (readonly WireStep[])[];

/** A schema with anything where ways lead, some at least; undefined where others speak of what stands there too. */
function opened(side: Side, json: SchemaJson, ways: Ways): SchemaJson | undefined {
  if (ways.some(way => way.length === 0)) return true;
  if (typeof json === 'boolean') return undefined;
  const target = targetOf(side.contract, json);
  if (target) return Object.keys(json).length === 1 ? opened(side, target.json, ways) : undefined;
  if (!Object.keys(json).every(keyword => plain.has(keyword) || keyword.startsWith('x-'))) return undefined;
  // the normal form has schemas where these are asked for
  const properties = (json['properties'] ?? {}) as Record<string, SchemaJson>;
  const changed: { items?: SchemaJson; members: Map<string, SchemaJson> } = { members: new Map() };
  for (const [step, below] of byStep(ways)) {
    if (step === 'members' || (step !== 'items' && !Object.hasOwn(properties, step.member))) return undefined;
    const part = step === 'items' ? ((json['items'] ?? true) as SchemaJson) : properties[step.member]!;
    const inner = opened(side, part, below);
    if (inner === undefined) return undefined;
    if (step === 'items') changed.items = inner;
    else changed.members.set(step.member, inner);
  }
  const { items, members } = changed;
  const all = Object.entries(properties).map(([name, own]) => [name, members.get(name) ?? own]);
  return {
    ...json,
    ...(items !== undefined && { items }),
    ...(members.size > 0 && { properties: Object.fromEntries(all) as JsonObject }),
  };
}

/** What is left of ways, by the first step of each: of thousands of members each may have one. */
function byStep(ways: Ways): Iterable<readonly [WireStep, Ways]> {
  const found = new Map<string, [WireStep, (readonly WireStep[])[]]>();
  for (const [step, ...way] of ways as readonly [WireStep, ...WireStep[]][]) {
    const key = JSON.stringify(step);
    const known = found.get(key);
    if (known) known[1].push(way);
    else found.set(key, [step, [way]]);
  }
  return found.values();
}

/** Keywords of which none speaks of the same part as another. */
const plain: ReadonlySet<string> = new Set([
  ...['type', 'title', 'description', 'examples', 'default', 'deprecated', 'nullable'],
  ...['properties', 'required', 'additionalProperties', 'minProperties', 'maxProperties'],
  ...['items', 'minItems', 'maxItems', 'uniqueItems'],
]);
