import type { Json, JsonObject } from '../document/index.js';
import type { Violation } from '../schema/index.js';
import { listOf } from './read.js';
import { everyType, maskOf, typeOf } from './shape.js';

/** What says nothing of values, or is looked at here. */
const plain = new Set([
  ...['title', 'description', 'default', 'example', 'examples', 'deprecated', 'readOnly', 'writeOnly'],
  ...['externalDocs', 'xml', '$comment', 'nullable', 'type', 'enum', 'maxLength', 'minimum', 'maximum'],
]);

/**
 * Whether values certainly fit a schema, which is written in any version, without reading the schema: most are a type
 * and some notes. False says nothing.
 * @param withoutEnum whether its list of values is left out of account
 */
export function plainlyFit(schema: JsonObject, values: readonly Json[], withoutEnum = false): boolean {
  for (const keyword in schema) if (!plain.has(keyword) && !keyword.startsWith('x-')) return false;
  const mask = schema.type === undefined ? everyType : maskOf(schema.type) | (schema.nullable === true ? 1 : 0);
  const listed = withoutEnum || schema.enum === undefined ? undefined : listOf(schema.enum);
  return values.every(value => {
    if ((mask & typeOf(value)) === 0 || (listed && !listed.includes(value))) return false;
    return typeof value === 'string' ? !(value.length > Number(schema.maxLength)) : isWithin(schema, value);
  });
}

function isWithin({ minimum, maximum }: JsonObject, value: Json): boolean {
  return typeof value !== 'number' || !(value < Number(minimum) || value > Number(maximum));
}

/** What is wrong with a value, as the end of a sentence. */
export function reasonOf(violations: readonly Violation[]): string {
  const [first] = violations;
  if (!first) return '';
  const more = violations.length > 1 ? ` (and ${violations.length - 1} more)` : '';
  return `${first.pointer === '' ? '' : `${first.pointer} `}${first.message}${more}`;
}
