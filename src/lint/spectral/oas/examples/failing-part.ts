import { isRecord } from '../../functions/values.js';
import type { Relaxed } from './adapted-schema.js';
import { holdsPlainly } from './holds-plainly.js';
import { keywordRules } from './keyword-rules.js';

type Schema = Readonly<Record<string, unknown>>;
/** What a value is asked of. */
interface Asked {
  readonly value: unknown;
  readonly relaxed: Relaxed;
  /** Whether the schema is asked of this value only. Where it was asked of others before, which held, no branch of a choice may become wider. */
  readonly isOnly: boolean;
}

/**
 * A plain schema without all that the value holds against: what is left gives the same errors, and is compiled in a fraction of the time.
 * @param schema one that the value does not hold against
 */
export function failingPart(schema: unknown, value: unknown, relaxed: Relaxed): unknown {
  return failing(schema, { value, relaxed, isOnly: true });
}

function failing(schema: unknown, asked: Asked): unknown {
  if (!isRecord(schema)) return schema;
  if (holdsPlainly(asked.value, schema, asked.relaxed)) return marks(schema);
  const entries = Object.entries(schema)
    .filter(([name]) => Object.hasOwn(keywordRules, name))
    .map(([name, inner]) => [name, keyword(name, inner, schema, asked)]);
  return Object.fromEntries(entries);
}

/** What tells whether a property need be sent. */
function marks(schema: unknown): unknown {
  if (!isRecord(schema)) return schema;
  return Object.fromEntries(['readOnly', 'writeOnly'].filter(name => name in schema).map(name => [name, schema[name]]));
}

function keyword(name: string, inner: unknown, schema: Schema, asked: Asked): unknown {
  const { value, isOnly } = asked;
  if (name === 'properties') return isRecord(inner) ? properties(inner, asked) : inner;
  if (name === 'items') return Array.isArray(value) ? first(inner, value, asked) : {};
  if (name === 'additionalProperties' && isRecord(inner) && !('patternProperties' in schema)) {
    const fields = isRecord(schema['properties']) ? schema['properties'] : {};
    const others = Object.entries(isRecord(value) ? value : {}).filter(([each]) => !Object.hasOwn(fields, each));
    return first(
      inner,
      others.map(([, each]) => each),
      asked,
    );
  }
  if (name === 'not') return isOnly ? failing(inner, { ...asked, relaxed: {} }) : inner;
  const isChoice = name === 'allOf' || name === 'anyOf' || (name === 'oneOf' && isOnly);
  return isChoice && Array.isArray(inner) ? inner.map(each => failing(each, asked)) : inner;
}

function properties(fields: Schema, asked: Asked): unknown {
  const { value } = asked;
  const object = isRecord(value) ? value : {};
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      Object.hasOwn(object, name) ? failing(field, { ...asked, value: object[name] }) : marks(field),
    ]),
  );
}

/** One schema is asked of several values until one does not hold. */
function first(schema: unknown, values: readonly unknown[], asked: Asked): unknown {
  const index = values.findIndex(each => !holdsPlainly(each, schema, asked.relaxed));
  if (index === -1) return {};
  return failing(schema, { ...asked, value: values[index], isOnly: asked.isOnly && index === 0 });
}
