import type { Schema } from '../../../contract/index.js';
import type { Json } from '../../../document/index.js';
import type { Sendable } from '../../report.js';
import type { Roles } from '../context.js';

const details = ['minimal', 'some', 'full'] as const;

/**
 * A value that who writes the message may send, and, where one is found, who reads it accepts: so that a message has one
 * fault alone.
 * @param written the writer's schema; without one anything may be sent
 * @param isReadBack whether the message reads as the value; the last resort is one that does not
 */
export function valueFor(
  { writer, reader, travels }: Roles,
  written: Schema | undefined,
  read: Schema | undefined,
  otherwise: Json,
  isReadBack: Sendable['isReadBack'] = () => true,
): Json {
  if (!written && !read) return otherwise;
  const plain = plainValue(written);
  if (plain !== undefined && (!read || plainValue(read) === plain)) return plain;
  const found: Json[] = [];
  const sides = [
    { side: writer.side, schema: written },
    { side: reader.side, schema: read },
  ];
  for (const { side, schema } of sides) {
    if (!schema) continue;
    for (const detail of details) {
      const value = side.sample(schema, { direction: travels, detail });
      if (value === undefined || !writer.side.accepts(written, value, travels)) continue;
      if (isReadBack(value) && reader.side.accepts(read, value, travels)) return value;
      found.push(value);
    }
  }
  return found.find(isReadBack) ?? found[0] ?? otherwise;
}

const plainValues: Readonly<Record<string, Json>> = { string: 'text', integer: 1, number: 1, boolean: true };
const words: ReadonlySet<string> = new Set(['type', 'title', 'description', 'deprecated', 'default', 'examples']);

/** Of a schema that is a type and nothing else, which most parameters have, any value will do: nothing has to be compiled. */
function plainValue(schema: Schema | undefined): Json | undefined {
  const json = schema?.json;
  if (typeof json !== 'object' || typeof json['type'] !== 'string') return undefined;
  return Object.keys(json).every(keyword => words.has(keyword)) ? plainValues[json['type']] : undefined;
}
