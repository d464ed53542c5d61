// https://spec.openapis.org/oas/v3.2.0.html#style-values
import type { Operation, Parameter, Schema, SchemaJson } from '../../../contract/index.js';
import { mediaKind, normaliseRange } from '../../../plan/index.js';
import { fieldSchema } from '../bodies/field-schemas.js';
import type { Context, Pair } from '../context.js';
import { keysOfQuery } from '../security/keys.js';
import type { Side } from '../side.js';
import type { ParameterPair } from './pair.js';
import { wireOf } from './plan.js';
import { isPrimitive } from './readings.js';

/**
 * The operations with an object of the query as a parameter of each member, where the other version declares some of those by
 * themselves, or takes them as API keys: on the wire they are the same.
 * @param pairs their parameters
 */
export function takenApart(pair: Pair, pairs: readonly ParameterPair[], context: Context): Pair {
  const gone = pairs.flatMap(({ before, after }) => (before && !after ? [before] : []));
  const added = pairs.flatMap(({ before, after }) => (after && !before ? [after] : []));
  if (gone.length === 0 && added.length === 0) return pair;
  const namesOf = (parameters: readonly Parameter[]) => parameters.filter(isOfQuery).map(({ name }) => name);
  const keysOf = (side: Side, { security }: Operation) => keysOfQuery(side, security.flat());
  const [read, sent] = [keysOf(context.after, pair.after), keysOf(context.before, pair.before)];
  const before = withMembers(context.before, pair.before, gone, new Set([...namesOf(added), ...read]));
  const after = withMembers(context.after, pair.after, added, new Set([...namesOf(gone), ...sent]));
  return before === pair.before && after === pair.after ? pair : { before, after };
}

/**
 * @param own those that this version alone has
 * @param names those that the other version takes by themselves
 */
function withMembers(
  side: Side,
  operation: Operation,
  own: readonly Parameter[],
  names: ReadonlySet<string>,
): Operation {
  const apart = new Map<Parameter, readonly Parameter[]>();
  for (const parameter of own) {
    const members = membersOf(side, parameter, names);
    if (members.some(({ name }) => names.has(name))) apart.set(parameter, members);
  }
  if (apart.size === 0) return operation;
  const parameters = operation.parameters.flatMap(each => apart.get(each) ?? [each]);
  const known = new Set(parameters.filter(isOfQuery).map(({ name }) => name));
  return known.size === parameters.filter(isOfQuery).length ? { ...operation, parameters } : operation;
}

/** Whether a parameter is one of the query. */
export function isOfQuery(parameter: Parameter): boolean {
  return parameter.in === 'query';
}

/** The name under which a member of an object of the query stands. */
export function calledIn({ name, style }: Parameter, member: string): string {
  return style === 'deepObject' ? `${name}[${member}]` : member;
}

/** The member of an object of the query that stands under a name; undefined where none does. */
export function memberCalled({ name, style }: Parameter, called: string): string | undefined {
  if (style !== 'deepObject') return called;
  const start = `${name}[`;
  // more brackets lead into a member
  const isOwn = called.startsWith(start) && called.indexOf(']', start.length) === called.length - 1;
  return isOwn ? called.slice(start.length, -1) : undefined;
}

/** The schema of an object whose members stand in the query each by itself; undefined where a parameter is none. */
export function spreadOf({ in: place, schema, content, style, explode, allowEmptyValue }: Parameter) {
  // an encoding says nothing of a query string
  if (place === 'querystring')
    return content && mediaKind(normaliseRange(content.range)) === 'form' ? content.schema : undefined;
  const isSpread = style === 'deepObject' || (style === 'form' && explode);
  return place === 'query' && isSpread && !allowEmptyValue ? schema : undefined;
}

/** The members of an object as parameters that say all that it says; none where it says more than they can. @param known of the other version */
function membersOf(side: Side, parameter: Parameter, known: ReadonlySet<string>): readonly Parameter[] {
  const object = spreadOf(parameter);
  if (!object) return [];
  const required = requiredOf(side, object.json);
  // one that is required has a member, one that is not may have none
  if (!required || parameter.required !== required.length > 0) return [];
  const { properties = {} } = wireOf(side, object);
  if (!required.every(name => Object.hasOwn(properties, name))) return [];
  const shapes = Object.entries(properties);
  if (!shapes.every(([, shape]) => isPrimitive(shape) && !shape.untyped)) return [];
  return shapes.map(([name]) => {
    const member = { ...memberAlone(side, parameter, object, name), required: required.includes(name) };
    // what both have is compared by its schema, which says that too
    return known.has(member.name) ? { ...member, ...lapsingOf(parameter) } : member;
  });
}

/** A member of an object as the parameter that it is on the wire, which may be left out. */
export function memberAlone(side: Side, parameter: Parameter, object: Schema, name: string): Parameter {
  const { content: _whole, ...rest } = parameter;
  const schema = fieldSchema(side, object, name) ?? object;
  const { json, location } = schema;
  const own = typeof json !== 'boolean' && json['deprecated'] === true ? { deprecated: true, extensions: json } : {};
  return {
    ...rest,
    ...own,
    name: calledIn(parameter, name),
    in: parameter.in === 'cookie' ? 'cookie' : 'query',
    required: false,
    style: 'form',
    explode: true,
    schema,
    location,
  };
}

function lapsingOf({ deprecated, extensions }: Parameter) {
  return { deprecated, ...(extensions && { extensions }) };
}

const plain: ReadonlySet<string> = new Set([
  'type',
  'properties',
  'required',
  'title',
  'description',
  'examples',
  'additionalProperties',
]);

/** The members that an object must have; undefined where its schema says more than that and what they are. */
function requiredOf({ contract }: Side, json: SchemaJson): readonly string[] | undefined {
  let said = json;
  // a circle of references alone is refused where the document is loaded
  while (typeof said !== 'boolean' && Object.keys(said).length === 1 && typeof said['$ref'] === 'string')
    said = contract.schemas.get(said['$ref'])?.json ?? true;
  if (typeof said === 'boolean' || said['type'] !== 'object') return undefined;
  if (!Object.keys(said).every(keyword => plain.has(keyword) || keyword.startsWith('x-'))) return undefined;
  if (![undefined, false].includes(said['additionalProperties'] as false | undefined)) return undefined;
  return (said['required'] ?? []) as readonly string[]; // the normal form has names here
}
