// https://spec.openapis.org/oas/v3.2.0.html#style-values
import type { Operation, Parameter, Schema } from '../../../contract/index.js';
import { dayToGo } from '../../sunset-day.js';
import type { Context, Pair } from '../context.js';
import type { Side } from '../side.js';
import { notTaken } from '../wire/proof.js';
import { calledIn, memberCalled, spreadOf } from './apart.js';
import { defaultOf } from './default.js';
import { counterpart, type ParameterPair } from './pair.js';
import { wireOf } from './plan.js';

/** The parameter that reads what stands in the query, or in cookies, under a name. */
export interface Holder {
  readonly parameter: Parameter;
  /** Where it is an object that has a member there. */
  readonly member?: string;
}

/** A name under which one parameter was read, and another one is now. */
export interface MovedName {
  readonly name: string;
  readonly from: Holder;
  readonly to: Holder;
  /** What the one is without it, in the new version. */
  readonly kept: Parameter | undefined;
  /** What the other one was without it. */
  readonly old: Parameter | undefined;
}

/** The names that moved to an object that was there before, or from one that is there still, but for such as had announced their end. */
export function movedNames({ before, after }: Pair, context: Context): readonly MovedName[] {
  return places.flatMap(place => {
    const [was, is] = [holdersOf(context.before, before, place), holdersOf(context.after, after, place)];
    const names = new Set([...was.names, ...is.names]);
    return [...names].flatMap(name => {
      const [from, to] = [was.of(name), is.of(name)];
      if (!from || !to || hasEnded(from, context)) return [];
      const kept = counterpart(from.parameter, before, after);
      const old = counterpart(to.parameter, after, before);
      return kept !== to.parameter && (kept || old) ? [{ name, from, to, kept, old }] : [];
    });
  });
}

function hasEnded({ parameter: { deprecated, extensions }, member }: Holder, { options }: Context): boolean {
  return member === undefined && dayToGo(deprecated, extensions, options) !== undefined;
}

/**
 * Whether there is nothing to tell of a parameter of one version alone but that its names moved: one that is new may have to be there where
 * they did not.
 */
export function isMoved({ before, after }: ParameterPair, moved: readonly MovedName[], context: Context): boolean {
  const lone = before && after ? undefined : (before ?? after);
  const own = moved.filter(({ from, to }) => (before ? from : to).parameter === lone);
  if (!lone || own.length === 0) return false;
  const isAll = namesOf(before ? context.before : context.after, lone).every(name =>
    own.some(each => each.name === name),
  );
  return isAll && (!after?.required || own.some(each => isAlwaysSent(each, context)));
}

/** Whether each request had something under a name that moved. */
export function isAlwaysSent({ from: { parameter, member } }: MovedName, context: Context): boolean {
  if (!parameter.required || member === undefined) return parameter.required;
  const schema = spreadIn(parameter)!; // it has a member
  return notTaken(context, { travels: 'request' }, schema.id, { required: [member] }) === 'none';
}

/** Whether no request can be written: an object must be there of which other parameters have all names. */
export function isUnwritable(side: Side, operation: Operation): boolean {
  return operation.parameters.some(parameter => {
    if (!parameter.required || !isExploded(parameter) || hasOwnName(side, parameter)) return false;
    const place = parameter.in === 'cookie' ? 'cookie' : 'query';
    const holders = holdersOf(side, operation, place);
    const isRead = namesOf(side, parameter).some(name => holders.of(name)?.parameter === parameter);
    return !isRead && !wireOf(side, parameter.schema).additional && defaultOf(side, parameter) === undefined;
  });
}

/** The names that a parameter declares: its own, and those of its members. */
function namesOf(side: Side, parameter: Parameter): readonly string[] {
  const members = Object.keys(wireOf(side, spreadIn(parameter)).properties ?? {});
  return [
    ...(hasOwnName(side, parameter) ? [parameter.name] : []),
    ...members.map(member => calledIn(parameter, member)),
  ];
}

const places = ['query', 'cookie'] as const;

/** Who reads what stands under the names of a place. */
export interface Holders {
  /** Those that are declared. */
  readonly names: readonly string[];
  of(name: string): Holder | undefined;
}

/** A parameter's own name goes before a member's, as services have it, and both before names that an object only describes. */
export function holdersOf(side: Side, { parameters }: Operation, place: (typeof places)[number]): Holders {
  const there = parameters.filter(each => each.in === place || (place === 'query' && each.in === 'querystring'));
  const declared = new Map<string, Holder>();
  for (const parameter of there)
    for (const member of Object.keys(wireOf(side, spreadIn(parameter)).properties ?? {})) {
      const name = calledIn(parameter, member);
      if (!declared.has(name)) declared.set(name, { parameter, member });
    }
  for (const parameter of there) if (hasOwnName(side, parameter)) declared.set(parameter.name, { parameter });
  const open = there.filter(each => wireOf(side, spreadIn(each)).additional !== undefined);
  const describing = (name: string): Holder | undefined => {
    const parameter = open.find(each => memberCalled(each, name) !== undefined);
    return parameter && { parameter, member: memberCalled(parameter, name)! }; // it was found by that
  };
  return { names: [...declared.keys()], of: name => declared.get(name) ?? describing(name) };
}

/** The schema of an object whose members stand in the query, or in cookies, each by itself; undefined where a parameter is none. */
export function spreadIn(parameter: Parameter): Schema | undefined {
  return spreadOf(parameter) ?? (isExploded(parameter) ? parameter.schema : undefined);
}

/** Whether members of an object stand under their own names in a query or in cookies. */
export function isExploded({ in: place, style, explode, content }: Parameter): boolean {
  return (place === 'query' || place === 'cookie') && explode && style !== 'deepObject' && !content;
}

/** Whether anything of a parameter stands under its name. */
export function hasOwnName(side: Side, parameter: Parameter): boolean {
  if (parameter.in === 'querystring') return false;
  const { primitive, items, properties, additional } = wireOf(side, parameter.schema);
  const isObject = properties !== undefined || additional !== undefined;
  return !isExploded(parameter) || !isObject || primitive !== undefined || items !== undefined;
}
