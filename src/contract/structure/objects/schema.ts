// https://spec.openapis.org/oas/v3.2.0.html#schema-object
import {
  any,
  boolean,
  choice,
  count,
  type Field,
  type Kind,
  list,
  map,
  number,
  object,
  prose,
  regex,
  schema,
  schemaOrBoolean,
  string,
} from '../kinds.js';
import type { ObjectType } from '../object-type.js';
import { discriminator } from './discriminator.js';
import { externalDocumentation } from './external-documentation.js';
import { xml } from './xml.js';

const types30 = ['array', 'boolean', 'integer', 'number', 'object', 'string'];
const type31 = choice('null', ...types30);
const typeOrTypes: Kind = {
  kind: 'either',
  first: list(type31, { filled: true, unique: true }),
  second: type31,
  isFirst: Array.isArray,
};
const schemaOrTexts: Kind = {
  kind: 'either',
  first: list(string, { unique: true }),
  second: schema,
  isFirst: Array.isArray,
};
const since = (kind: Kind): Field => ({ kind, since: '3.1' });
const either = (kind30: Kind, kind31: Kind): readonly Field[] => [{ kind: kind30, until: '3.0' }, since(kind31)];
const anchor: Kind = { kind: 'string', pattern: /^[A-Za-z_][-A-Za-z0-9._]*$/, what: 'an anchor name' };

/** A JSON Schema; of 3.0 a subset of draft 5 that is closed, since 3.1 draft 2020-12, which is open. */
export const schemaObject: ObjectType = {
  name: 'Schema Object',
  extensions: true,
  open: version => version !== '3.0',
  fields: {
    title: { kind: prose },
    description: { kind: prose },
    default: { kind: any },
    type: either(choice(...types30), typeOrTypes),
    format: { kind: string },
    enum: either(list(any, { filled: true }), list(any)),
    multipleOf: { kind: { kind: 'number', above: 0 } },
    maximum: { kind: number },
    minimum: { kind: number },
    exclusiveMaximum: either(boolean, number),
    exclusiveMinimum: either(boolean, number),
    maxLength: { kind: count },
    minLength: { kind: count },
    pattern: { kind: regex },
    maxItems: { kind: count },
    minItems: { kind: count },
    uniqueItems: { kind: boolean },
    maxProperties: { kind: count },
    minProperties: { kind: count },
    required: either(list(string, { filled: true, unique: true }), list(string, { unique: true })),
    items: { kind: schema },
    properties: { kind: map(schema) },
    additionalProperties: { kind: schemaOrBoolean },
    allOf: either(list(schema), list(schema, { filled: true })),
    anyOf: either(list(schema), list(schema, { filled: true })),
    oneOf: either(list(schema), list(schema, { filled: true })),
    not: { kind: schema },
    nullable: { kind: boolean, until: '3.0' },
    readOnly: { kind: boolean },
    writeOnly: { kind: boolean },
    deprecated: { kind: boolean },
    example: { kind: any },
    discriminator: { kind: object(() => discriminator) },
    xml: { kind: object(() => xml) },
    externalDocs: { kind: object(() => externalDocumentation) },
    $id: since({ kind: 'string', pattern: /^[^#]*#?$/, what: 'a URI without a fragment' }),
    $schema: since(string),
    $ref: since(string),
    $anchor: since(anchor),
    $dynamicRef: since(string),
    $dynamicAnchor: since(anchor),
    $vocabulary: since(map(boolean)),
    $comment: since(prose),
    $defs: since(map(schema)),
    definitions: since(map(schema)),
    const: since(any),
    examples: since(list(any, { note: true })),
    if: since(schema),
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema.
    then: since(schema),
    else: since(schema),
    dependentSchemas: since(map(schema)),
    dependentRequired: since(map(list(string, { unique: true }))),
    dependencies: since(map(schemaOrTexts)),
    prefixItems: since(list(schema, { filled: true })),
    contains: since(schema),
    minContains: since(count),
    maxContains: since(count),
    patternProperties: since(map(schema)),
    propertyNames: since(schema),
    unevaluatedItems: since(schema),
    unevaluatedProperties: since(schema),
    contentEncoding: since(string),
    contentMediaType: since(string),
    contentSchema: since(schema),
  },
};
