// https://spec.openapis.org/oas/v3.2.0.html#style-values
import type { Operation, Parameter, Schema, SchemaJson } from '../../../contract/index.js';
import type { Json } from '../../../document/index.js';
import type { WireShape } from '../../../plan/index.js';
import type { Context, Pair } from '../context.js';
import { madeAt } from '../made-at.js';
import type { Side } from '../side.js';
import { anyText } from '../wire/constraints.js';
import { isOfQuery, memberCalled, spreadOf } from './apart.js';
import { withSchema } from './manner.js';
import type { ParameterPair } from './pair.js';
import { schemaOf, wireOf } from './plan.js';
import { isPrimitive, kindsOf } from './readings.js';

/**
 * The operations with parameters of the query as one object, where the other version has an object of them that says more than they
 * can each by itself: which have to be there together, or how many.
 * @param pairs their parameters
 */
export function takenTogether(pair: Pair, pairs: readonly ParameterPair[], context: Context): Pair {
  const gone = pairs.flatMap(({ before, after }) => (before && !after ? [before] : []));
  const added = pairs.flatMap(({ before, after }) => (after && !before ? [after] : []));
  if (gone.length === 0 || added.length === 0) return pair;
  const isIncoming = pair.after.direction === 'incoming';
  const before = withObjects(pair.before, gone, {
    side: context.before,
    of: context.after,
    objects: added,
    isSent: isIncoming,
  });
  const after = withObjects(pair.after, added, {
    side: context.after,
    of: context.before,
    objects: gone,
    isSent: !isIncoming,
  });
  return before === pair.before && after === pair.after ? pair : { before, after };
}

interface Others {
  /** That of the parameters, and that of the objects. */
  readonly side: Side;
  readonly of: Side;
  readonly objects: readonly Parameter[];
  /** Whether it is the parameters that are sent, and the object that is read. */
  readonly isSent: boolean;
}

/** @param own those that this version alone has */
function withObjects(operation: Operation, own: readonly Parameter[], others: Others): Operation {
  let { parameters } = operation;
  for (const object of others.objects) {
    const left = own.filter(each => parameters.includes(each));
    const twin = left.find(each => isTwin(each, object, others));
    if (twin) {
      if (others.isSent) parameters = parameters.map(each => (each === twin ? writtenAs(object, twin, others) : each));
      continue;
    }
    const members = membersOf(object, left, others);
    if (members.size === 0) continue;
    const taken = new Set(members.values());
    const made = objectOf(object, members, others);
    parameters = [...parameters.filter(each => !taken.has(each)), made];
  }
  return parameters === operation.parameters ? operation : { ...operation, parameters };
}

/**
 * Whether an object has members under the same names as one of the other version, whatever the two are called: both stand there by their
 * names alone. The one that is sent is written as the other one.
 */
function isTwin(one: Parameter, object: Parameter, { side, of, isSent }: Others): boolean {
  const [own, its] = [spreadOf(one), spreadOf(object)];
  if (!own || !its || one.style === 'deepObject' || object.style === 'deepObject') return false;
  const [shape, other] = [wireOf(side, own), wireOf(of, its)];
  if (![shape, other].every(each => kindsOf(each).join() === 'object')) return false;
  const all = [shape, other].flatMap(({ properties = {} }) => Object.values(properties));
  if (!all.every(isPrimitive)) return false;
  const read = isSent ? object : one;
  if (read.in === 'querystring' || other.additional || shape.additional) return true;
  return Object.keys(shape.properties ?? {}).some(name => Object.hasOwn(other.properties ?? {}, name));
}

/** An object of the query as the other version writes it. */
function writtenAs(object: Parameter, one: Parameter, { side }: Others): Parameter {
  const own = spreadOf(one)!; // it is a twin
  const { properties = {}, additional } = wireOf(side, own);
  // a form takes names that nobody could send as members of an exploded object
  const isForm = object.in === 'querystring' && one.in === 'query';
  const isClosed = isForm && !additional && !isSilent(schemaOf(object)!.json);
  const json = { $ref: own.id, ...(isClosed && { propertyNames: { enum: Object.keys(properties) } }) };
  return withSchema(
    { ...object, required: one.required, location: one.location },
    isClosed ? madeAt(side, one, json) : own,
  );
}

/** The parameters that are members of an object of the other version on the wire, by the member's name; none where it sends others too. */
function membersOf(
  object: Parameter,
  own: readonly Parameter[],
  { side, of, isSent }: Others,
): ReadonlyMap<string, Parameter> {
  const found = new Map<string, Parameter>();
  const schema = spreadOf(object);
  if (!schema) return found;
  const shape = wireOf(of, schema);
  for (const each of own.filter(isOfQuery)) {
    const name = memberOf(object, shape, each.name);
    if (name === undefined) continue;
    const declared = shape.properties?.[name];
    const isMember = each.schema && !each.allowEmptyValue;
    if (isMember && [declared ?? shape.additional ?? anyText, wireOf(side, each.schema)].every(isPlain))
      found.set(name, each);
    else if (declared && !isSent) return new Map();
  }
  return found;
}

/** The member of an object that stands under a name of the query; undefined where the object takes no such name. */
function memberOf(object: Parameter, { properties = {}, additional }: WireShape, name: string): string | undefined {
  if (object.style === 'deepObject') return memberCalled(object, name);
  const isTaken = object.in === 'querystring' || additional !== undefined || Object.hasOwn(properties, name);
  return isTaken ? name : undefined;
}

function isPlain(shape: WireShape): boolean {
  return isPrimitive(shape) && !shape.untyped;
}

/** The parameters as the object that they are on the wire. */
function objectOf(object: Parameter, members: ReadonlyMap<string, Parameter>, { side, isSent }: Others): Parameter {
  const [first] = [...members.values()];
  const { location } = first!; // there is one at least
  const entries = [...members];
  const json = {
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, { schema }]) => [name, referenceTo(side, schema!)])), // members have schemas
    required: entries.flatMap(([name, { required }]) => (required ? [name] : [])),
    ...(isSent && !isSilent(schemaOf(object)!.json) && { additionalProperties: false }),
  };
  const required = entries.some(([, member]) => member.required);
  return withSchema({ ...object, required, location }, madeAt(side, { location }, json));
}

/** A schema that was made of others is known by its id to nothing but what compares schemas. */
function referenceTo({ contract }: Side, { id, json }: Schema): Json {
  return contract.schemas.has(id) ? { $ref: id } : json;
}

/** Whether a schema says no more than what its members are: others make no difference to it. */
function isSilent(json: SchemaJson): boolean {
  return typeof json !== 'boolean' && !beyondMembers.some(keyword => Object.hasOwn(json, keyword));
}

const beyondMembers = [
  'additionalProperties',
  'patternProperties',
  'unevaluatedProperties',
  'propertyNames',
  '$ref',
  'allOf',
  'anyOf',
  'oneOf',
  'if',
  'minProperties',
  'maxProperties',
  'required',
  'dependentRequired',
  'dependentSchemas',
];
