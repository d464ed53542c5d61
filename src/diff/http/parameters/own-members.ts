// https://spec.openapis.org/oas/v3.2.0.html#style-values
import type { Operation, Parameter } from '../../../contract/index.js';
import { withReplaced } from '../bodies/field-schemas.js';
import type { Context, Pair } from '../context.js';
import type { Side } from '../side.js';
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

function isExploded({ in: place, style, explode, content }: Parameter): boolean {
  return (place === 'query' || place === 'cookie') && explode && style !== 'deepObject' && !content;
}

/** Whether anything of a parameter stands under its name. */
function hasOwnName(side: Side, parameter: Parameter): boolean {
  const { primitive, items, properties, additional } = wireOf(side, parameter.schema);
  const isObject = properties !== undefined || additional !== undefined;
  return !isExploded(parameter) || !isObject || primitive !== undefined || items !== undefined;
}
