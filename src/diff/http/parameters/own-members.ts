// https://spec.openapis.org/oas/v3.2.0.html#style-values
import type { Operation, Parameter, SchemaJson } from '../../../contract/index.js';
import type { Json, JsonObject } from '../../../document/index.js';
import type { Sendable } from '../../report.js';
import { madeOf, withReplaced } from '../bodies/field-schemas.js';
import type { Context, Pair, Roles } from '../context.js';
import type { Side } from '../side.js';
import { allOf } from '../wire/part-schema.js';
import type { Manner } from '../wire/texts.js';
import { type Holder, hasOwnName, isAlwaysSent, isExploded, type MovedName } from './holders.js';
import { withSchema } from './manner.js';
import { schemaOf, wireOf } from './plan.js';

/**
 * An object of both versions without the members whose names other parameters of both have, as services read what stands under
 * those as the others, and without those that moved to it, which is told by itself.
 */
export function withOwnMembers(
  { before, after }: Pair,
  [old, now]: readonly [Parameter, Parameter],
  moved: readonly MovedName[],
  context: Context,
): readonly [Parameter, Parameter] {
  const kept = new Set(namesBeside(context.before, before, old));
  const taken = [
    ...namesBeside(context.after, after, now).filter(name => kept.has(name)),
    ...moved.flatMap(({ to }) => memberOf(to, now)),
  ];
  const into = moved.filter(({ to }) => memberOf(to, now).length > 0);
  const always = into.filter(each => isAlwaysSent(each, context)).flatMap(({ to }) => memberOf(to, now));
  const isAlways = always.length > 0 && now.required && !old.required;
  const both = [
    without(taken, context.before, isAlways ? { ...old, required: true } : old),
    notAsking(always, context.after, without(taken, context.after, now)),
  ] as const;
  const [one, other] = both;
  const isEmptied = (was: Parameter, is: Parameter, side: Side) => hasMembers(was, side) && !hasMembers(is, side);
  if (!isEmptied(old, one, context.before) && !isEmptied(now, other, context.after)) return both;
  const [name] = taken;
  return [declaring(name!, context.before, [old, one]), declaring(name!, context.after, [now, other])]; // it was dropped
}

function hasMembers(object: Parameter, side: Side): boolean {
  return Object.keys(wireOf(side, schemaOf(object)).properties ?? {}).length > 0;
}

/** An object that declares none of its own members any more would take any: it declares one that nobody can send. */
function declaring(name: string, side: Side, [was, is]: readonly [was: Parameter, is: Parameter]): Parameter {
  const schema = schemaOf(is)!; // it is an object
  const own = typeof schema.json === 'boolean' ? {} : schema.json;
  const isOpen = wireOf(side, schemaOf(was)).additional !== undefined;
  const properties = { ...(own['properties'] as JsonObject | undefined), [name]: false }; // schemas, in the normal form
  const json = { ...(isOpen && { additionalProperties: true }), ...own, properties };
  return withSchema(is, madeOf(side, schema, `closed by ${JSON.stringify(name)}`, json));
}

/** The member of an object that has a name. */
export function memberOf({ parameter, member }: Holder, object: Parameter): readonly string[] {
  return member !== undefined && parameter.in === object.in && parameter.name === object.name ? [member] : [];
}

function notAsking(names: readonly string[], side: Side, object: Parameter): Parameter {
  const schema = schemaOf(object);
  if (!schema || names.length === 0) return object;
  const json = withoutRequired(schema.json, names);
  return withSchema(object, madeOf(side, schema, `not asking for ${JSON.stringify(names)}`, json));
}

function withoutRequired(json: SchemaJson, names: readonly string[]): SchemaJson {
  if (typeof json === 'boolean') return json;
  const { required, ...rest } = json;
  const asked = ((required ?? []) as readonly string[]).filter(name => !names.includes(name)); // names, in the normal form
  const parts = allOf(json).map(part => withoutRequired(part, names));
  return {
    ...rest,
    ...(asked.length > 0 && { required: asked }),
    ...(parts.length > 0 && { allOf: parts as readonly Json[] }),
  };
}

/** What can be sent of an exploded object of the writer: nothing under names that other parameters of it have. */
export function besideOthers(sendable: Sendable, { writer }: Roles, parameter: Parameter): Sendable {
  const taken = namesBeside(writer.side, writer.operation, parameter);
  if (taken.length === 0) return sendable;
  const { name, others } = sendable;
  return {
    name: `${name}, without ${JSON.stringify(taken)}`,
    isReadBack: value => !hasAny(value, taken) && sendable.isReadBack(value),
    others:
      others &&
      (() => {
        const { all, some } = others();
        return { all: { allOf: [all, { propertyNames: { not: { enum: taken } } }] }, some };
      }),
  };
}

/** How an exploded object of the writer is written, beside its other parameters. */
export function mannerBesideOthers(
  manner: Manner<Parameter>,
  { writer }: Roles,
  parameter: Parameter,
): Manner<Parameter> {
  const taken = namesBeside(writer.side, writer.operation, parameter);
  if (taken.length === 0) return manner;
  return {
    ...manner,
    codec: (...given) => {
      const codec = manner.codec(...given);
      return { ...codec, write: value => (hasAny(value, taken) ? undefined : codec.write(value)) };
    },
  };
}

function hasAny(value: unknown, names: readonly string[]): boolean {
  return typeof value === 'object' && value !== null && names.some(name => Object.hasOwn(value, name));
}

/** The names of parameters beside an exploded object, under which something of them stands. */
function namesBeside(side: Side, { parameters }: Operation, object: Parameter): readonly string[] {
  if (!isExploded(object) || !object.schema || wireOf(side, object.schema).properties === undefined) return [];
  const beside = parameters.filter(({ name, in: place }) => name !== object.name && place === object.in);
  return beside.filter(each => hasOwnName(side, each)).map(({ name }) => name);
}

function without(taken: readonly string[], side: Side, object: Parameter): Parameter {
  const schema = schemaOf(object);
  if (!schema || taken.length === 0) return object;
  const { properties = {} } = wireOf(side, schema);
  const names = taken.filter(name => Object.hasOwn(properties, name));
  if (names.length === 0) return object;
  const dropped = new Map(names.map(name => [name, () => undefined]));
  return withSchema(object, withReplaced(side, schema, dropped, `without ${JSON.stringify(names)}`));
}
