import type { CheckSchema } from '../runtime/rules.js';

type Json = Exclude<CheckSchema, boolean>;

/** Which members are evaluated whatever the value; undefined where that depends on it. */
interface Known {
  readonly names: Set<string>;
  readonly patterns: Set<string>;
  all: boolean;
}

/**
 * `unevaluatedProperties` as `additionalProperties` where what is evaluated is plain to see; undefined where it is not.
 * https://json-schema.org/draft/2020-12/json-schema-core#section-11.3
 */
export function withoutUnevaluated(schema: Json): Json | undefined {
  if ('unevaluatedItems' in schema) return undefined;
  if (!('unevaluatedProperties' in schema)) return schema;
  const known: Known = { names: new Set(), patterns: new Set(), all: false };
  if (!gather(schema, known)) return undefined;
  const { unevaluatedProperties, ...others } = schema;
  if (known.all) return others;
  const closing = {
    properties: Object.fromEntries([...known.names].map(name => [name, true])),
    patternProperties: Object.fromEntries([...known.patterns].map(pattern => [pattern, true])),
    additionalProperties: unevaluatedProperties,
  };
  return { ...others, allOf: [...((others['allOf'] as CheckSchema[] | undefined) ?? []), closing] };
}

const DEPENDS = ['$ref', 'anyOf', 'oneOf', 'if', 'dependentSchemas', 'discriminator'];

function gather(schema: CheckSchema, known: Known): boolean {
  if (typeof schema === 'boolean') return true;
  if (DEPENDS.some(keyword => keyword in schema)) return false;
  for (const name of Object.keys((schema['properties'] ?? {}) as object)) known.names.add(name);
  for (const pattern of Object.keys((schema['patternProperties'] ?? {}) as object)) known.patterns.add(pattern);
  if ('additionalProperties' in schema) known.all = true;
  return ((schema['allOf'] ?? []) as CheckSchema[]).every(part => {
    if (typeof part === 'object' && 'unevaluatedProperties' in part) known.all = true;
    return gather(part, known);
  });
}
