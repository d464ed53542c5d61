import type { Switch } from '../runtime/discriminate.js';
import type { CheckSchema } from '../runtime/rules.js';
import type { Form } from './part.js';
import { translate } from './translation.js';
import { withoutUnevaluated } from './unevaluated.js';

type Json = Exclude<CheckSchema, boolean>;

/**
 * A check's schema in the words that our ajv knows. Alternatives become functions of their own, so that every keyword
 * left fails by returning; what ajv gets wrong (members of the prototype, names that are no well-formed text, unevaluated
 * members that depend on branches) or does not know (`contentSchema`) is left to the interpreter.
 */
export function formOf(schema: CheckSchema): Form {
  if (typeof schema === 'boolean') return schema;
  const simple = withoutUnevaluated(schema);
  if (!simple || 'contentSchema' in simple || PROTOTYPE.some(name => namesIt(simple, name)) || hasBrokenName(simple)) {
    return { 'x-interpret': schema };
  }
  const out: Record<string, unknown> = {};
  for (const keyword of Object.keys(simple)) translate(keyword, simple, out, formOf);
  return Object.values(out).length === 0 ? true : out;
}

const PROTOTYPE = Object.getOwnPropertyNames(Object.prototype);

function namesIt(schema: Json, name: string): boolean {
  const maps = [schema['properties'], schema['dependentRequired'], schema['dependentSchemas']];
  if (maps.some(map => typeof map === 'object' && map !== null && Object.hasOwn(map, name))) return true;
  const lists = [schema['required'], ...Object.values((schema['dependentRequired'] ?? {}) as object)] as (
    | readonly string[]
    | undefined
  )[];
  const rule = schema['discriminator'] as Switch | undefined;
  return rule?.propertyName === name || lists.some(list => list?.includes(name));
}

/** ajv percent-encodes names, which half of a surrogate pair does not survive. */
function hasBrokenName(schema: Json): boolean {
  return ['properties', 'patternProperties', 'dependentSchemas'].some(keyword =>
    Object.keys((schema[keyword] ?? {}) as object).some(name => !name.isWellFormed()),
  );
}
