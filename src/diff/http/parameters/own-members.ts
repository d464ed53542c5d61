// https://spec.openapis.org/oas/v3.2.0.html#style-values
import type { Operation, Parameter } from '../../../contract/index.js';
import type { Sendable } from '../../report.js';
import { withReplaced } from '../bodies/field-schemas.js';
import type { Context, Pair, Roles } from '../context.js';
import type { Side } from '../side.js';
import type { Manner } from '../wire/texts.js';
import { wireOf } from './plan.js';

/**
 * An exploded object of both versions without the members whose names other parameters of both have: services read what stands
 * under those as the others. What a parameter takes that is new is told of that.
 */
export function withOwnMembers(
  { before, after }: Pair,
  [old, now]: readonly [Parameter, Parameter],
  context: Context,
): readonly [Parameter, Parameter] {
  const kept = new Set(namesBeside(context.before, before, old));
  const taken = namesBeside(context.after, after, now).filter(name => kept.has(name));
  return [without(taken, context.before, old), without(taken, context.after, now)];
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
  const { schema } = object;
  if (!schema || taken.length === 0) return object;
  const { properties = {} } = wireOf(side, schema);
  const names = taken.filter(name => Object.hasOwn(properties, name));
  if (names.length === 0) return object;
  const dropped = new Map(names.map(name => [name, () => undefined]));
  return { ...object, schema: withReplaced(side, schema, dropped, `without ${JSON.stringify(names)}`) };
}

/** Whether members of an object stand under their own names in a query or in cookies. */
export function isExploded({ in: place, style, explode, content }: Parameter): boolean {
  return (place === 'query' || place === 'cookie') && explode && style !== 'deepObject' && !content;
}

/** Whether anything of a parameter stands under its name. */
function hasOwnName(side: Side, parameter: Parameter): boolean {
  const { primitive, items, properties, additional } = wireOf(side, parameter.schema);
  const isObject = properties !== undefined || additional !== undefined;
  return !isExploded(parameter) || !isObject || primitive !== undefined || items !== undefined;
}
