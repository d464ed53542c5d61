import type { Json, JsonObject } from '../document/index.js';
import type { Violation } from '../schema/index.js';
import { listOf } from './read.js';
import { maskOf, typeOf } from './shape.js';

/** What says nothing of values, or is looked at here. */
const plain = new Set([
  ...['title', 'description', 'default', 'example', 'examples', 'deprecated', 'readOnly', 'writeOnly'],
  ...['externalDocs', 'xml', '$comment', 'nullable', 'type', 'enum', 'maxLength', 'minimum', 'maximum'],
]);

/**
 * Whether a value certainly fits a schema, which is written in any version, without reading the schema: most are a type
 * and some notes. False says nothing.
 * @param withoutEnum whether its list of values is left out of account
 */
export function plainlyFits(schema: JsonObject, value: Json, withoutEnum = false): boolean {
  for (const keyword in schema) if (!plain.has(keyword) && !keyword.startsWith('x-')) return false;
  const { type, maxLength, minimum, maximum, nullable } = schema;
  const listed = withoutEnum ? undefined : schema.enum;
  if (value === null && nullable === true) return true;
  if (type !== undefined && (maskOf(type) & typeOf(value)) === 0) return false;
  if (listed !== undefined && !listOf(listed).includes(value)) return false;
  if (typeof value === 'string') return maxLength === undefined || value.length <= Number(maxLength);
  if (typeof value === 'number')
    return (minimum === undefined || value >= Number(minimum)) && !(value > Number(maximum));
  return true;
}

/** What is wrong with a value, as the end of a sentence. */
export function reasonOf(violations: readonly Violation[]): string {
  const [first] = violations;
  if (!first) return '';
  const more = violations.length > 1 ? ` (and ${violations.length - 1} more)` : '';
  return `${first.pointer === '' ? '' : `${first.pointer} `}${first.message}${more}`;
}
