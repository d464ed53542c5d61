import type { CursorCodec } from './cursor.js';
import { type UsedFilter, useFilter } from './filter.js';
import type { ListerOptions, ListParameters, PageRequest } from './options.js';
import { orderOf } from './order.js';
import { refuse, refuseCursor } from './refuse.js';
import { type Asked, contextOf } from './shape.js';

/**
 * Reads a request in the list's terms. What the contract declares is checked there already; a contract that says more than
 * the list can do is met here with 400.
 * @throws HttpProblem 400
 */
export function askedOf(
  { query, values = {} }: PageRequest,
  options: ListerOptions,
  parameters: ListParameters,
  codec: CursorCodec,
): { readonly asked: Asked; readonly context: string } {
  const order = orderOf(query[parameters.sort], parameters.sort, options);
  const filters = filtersOf(query, options);
  const context = contextOf(options, { order, filters }, values);
  const offset = offsetOf(query, options, parameters);
  const given = query[parameters.cursor];
  const cursor = typeof given === 'string' ? codec.read(given, context) : undefined;
  if (given !== undefined && cursor === undefined) {
    throw refuseCursor(parameters.cursor);
  }
  if (cursor !== undefined && offset !== undefined) {
    throw refuse(parameters.cursor, 'invalid-cursor', `It can not be given together with ${parameters.offset}`);
  }
  const limit = limitOf(query[parameters.limit], options, parameters);
  const fields = fieldsOf(query, options, parameters);
  return { asked: { order, filters, fields, limit, cursor, offset }, context };
}

function filtersOf(query: PageRequest['query'], { filters = {} }: ListerOptions): readonly UsedFilter[] {
  const used: UsedFilter[] = [];
  for (const [parameter, rule] of Object.entries(filters)) {
    const value = query[parameter];
    if (value !== undefined) used.push(useFilter(parameter, rule, value));
  }
  return used;
}

function limitOf(given: unknown, { limit }: ListerOptions, parameters: ListParameters): number {
  return given === undefined ? limit.default : wholeTo(limit.maximum, 1, given, parameters.limit);
}

function offsetOf(query: PageRequest['query'], { offset }: ListerOptions, parameters: ListParameters) {
  if (offset === undefined || parameters.offset === undefined) return undefined;
  const given = query[parameters.offset];
  return given === undefined ? undefined : wholeTo(offset.maximum, 0, given, parameters.offset);
}

function wholeTo(maximum: number, least: number, given: unknown, parameter: string): number {
  const number = typeof given === 'bigint' ? Number(given) : given;
  if (typeof number === 'number' && Number.isInteger(number) && number >= least && number <= maximum) return number;
  throw refuse(parameter, 'range', `It must be a whole number from ${least} to ${maximum}`);
}

function fieldsOf(query: PageRequest['query'], { fields, columns }: ListerOptions, parameters: ListParameters) {
  const given = parameters.fields === undefined ? undefined : query[parameters.fields];
  if (fields === undefined || given === undefined) return undefined;
  const names = Array.isArray(given) ? given.map(String) : String(given).split(',');
  if (names.some(name => !Object.hasOwn(columns, name))) {
    throw refuse(parameters.fields ?? '', 'enum', 'It names a field that an item does not have');
  }
  const wanted = new Set([...names, ...(fields.always ?? [])]);
  // In the list's own order, so that the order a client has them in makes no difference.
  return Object.keys(columns).filter(name => wanted.has(name));
}
