import { isObject } from '../runtime/kind.js';
import type { CheckSchema } from '../runtime/rules.js';

/** Schemas within schemas that are looked through. */
const mostSeen = 1_000;

/** Whether an object may fit a schema, or any other value, by what is plain of it: types, listed values, those of its parts. */
export function mayFit(
  json: CheckSchema,
  what: 'object' | 'other',
  lookup: (reference: string) => CheckSchema,
  seen = { count: 0 },
): boolean {
  if (typeof json === 'boolean') return json;
  if (++seen.count > mostSeen) return true;
  const { type, enum: listed, allOf, anyOf, oneOf, $ref } = json as Written;
  const isSo = (one: boolean) => one === (what === 'object');
  if (type !== undefined && ![type].flat().some(name => isSo(name === 'object'))) return false;
  if (Object.hasOwn(json, 'const') && !isSo(isObject(json['const']))) return false;
  if (Array.isArray(listed) && !listed.some(value => isSo(isObject(value)))) return false;
  const fits = (part: CheckSchema) => mayFit(part, what, lookup, seen);
  if (Array.isArray(allOf) && !allOf.every(fits)) return false;
  if ([anyOf, oneOf].some(choice => Array.isArray(choice) && !choice.some(fits))) return false;
  return $ref === undefined || fits(lookup($ref));
}

interface Written {
  readonly type?: unknown;
  readonly enum?: unknown;
  readonly allOf?: readonly CheckSchema[];
  readonly anyOf?: readonly CheckSchema[];
  readonly oneOf?: readonly CheckSchema[];
  readonly $ref?: string;
}
