// https://spec.openapis.org/oas/v3.1.0#media-type-object
import { defineFunction } from '../../functions/define.js';
import { isObject } from '../../functions/values.js';
import type { FunctionContext, FunctionResult, JsonPath } from '../../types.js';
import { adaptedSchema, type Relaxed } from '../examples/adapted-schema.js';
import { failingPart } from '../examples/failing-part.js';
import { holdsPlainly } from '../examples/holds-plainly.js';
import { isPlainDialect, plainnessOf } from '../examples/plainness.js';
import { documentDialect, oasSchemaResults } from './oas-schema.js';

interface Options {
  readonly oasVersion: 2 | 3;
  readonly schemaField: string;
  readonly type: 'media' | 'schema';
}
type Holder = Record<string, unknown>;
/** An example with where it stands below the object that has it. */
interface Example {
  readonly value: unknown;
  readonly below: JsonPath;
}

const options = {
  type: 'object',
  properties: {
    oasVersion: { enum: [2, 3] },
    schemaField: { type: 'string' },
    type: { enum: ['media', 'schema'] },
  },
  additionalProperties: false,
};

/** What an object with examples gave, by what is needed of its schema: an object that is referred to is met at many places. */
const known = new WeakMap<object, Map<string, readonly FunctionResult[]>>();

/** The examples and the default beside a schema hold against it. */
export const oasExample = defineFunction<Holder, Options>(
  { input: { type: 'object' }, options },
  (holder, given, context) => {
    const relaxed = given.type === 'media' ? relaxedAt(context.path) : {};
    const key = `${given.type} ${given.schemaField} ${relaxed.readOnly ?? ''} ${relaxed.writeOnly ?? ''}`;
    let results = known.get(holder);
    if (!results) known.set(holder, (results = new Map()));
    let found = results.get(key);
    if (!found) results.set(key, (found = resultsBelow(holder, given, relaxed, context)));
    return found.map(({ message, path = [] }) => ({ message, path: [...context.path, ...path] }));
  },
);

/** Paths begin at the holder. Only what may not hold is compiled for: most examples hold, and most schemas are plain. */
function resultsBelow(
  holder: Holder,
  given: Options,
  relaxed: Relaxed,
  context: FunctionContext,
): readonly FunctionResult[] {
  const schema = given.schemaField === '$' ? holder : holder[given.schemaField];
  if (!isObject(schema)) return [];
  const dialect = documentDialect(context.documentInventory.unresolved);
  const plainness = isPlainDialect(dialect) ? plainnessOf(schema, dialect) : 'other';
  const doubtful = examplesOf(holder, given).filter(({ value }) => {
    if (value === undefined || plainness === 'other') return true;
    return plainness === 'plain' && !holdsPlainly(value, schema, relaxed);
  });
  return doubtful.flatMap(({ value, below }) => {
    const part = plainness === 'plain' && value !== undefined ? failingPart(schema, value, relaxed) : schema;
    // What is left of an object is one.
    return oasSchemaResults(value, adaptedSchema(part as object, relaxed), { ...context, path: below });
  });
}

function examplesOf(holder: Holder, { type, oasVersion }: Options): readonly Example[] {
  if (type === 'media') return mediaExamples(holder, oasVersion);
  const fields = oasVersion === 2 ? ['example', 'x-example', 'default'] : ['example', 'default'];
  return fields.filter(field => field in holder).map(field => ({ value: holder[field], below: [field] }));
}

/** One `example` excludes `examples`; of these, those whose value is elsewhere are left out. */
function mediaExamples(holder: Holder, version: 2 | 3): readonly Example[] {
  if (version === 3 && 'example' in holder) return [{ value: holder['example'], below: ['example'] }];
  const { examples } = holder;
  if (!isObject(examples)) return [];
  const each = Object.entries(examples);
  if (version === 2) return each.map(([name, value]) => ({ value, below: ['examples', name] }));
  return each.flatMap(([name, value]) =>
    isObject(value) && !('externalValue' in value)
      ? [{ value: value['value'], below: ['examples', name, 'value'] }]
      : [],
  );
}

/** A request need not have what is only read, a response need not have what is only written. */
function relaxedAt(path: JsonPath): Relaxed {
  const [first, second, , fourth] = path;
  const at = (component: string, member: string) =>
    (first === 'components' && second === component) || (first === 'paths' && fourth === member);
  return { readOnly: at('requestBodies', 'requestBody'), writeOnly: at('responses', 'responses') };
}
