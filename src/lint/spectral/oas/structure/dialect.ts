// https://spec.openapis.org/oas/v3.1.0#schema-object
import type { AnySchemaObject } from 'ajv';
import { count, flag, list, mapOf, nothing, number, oneOf, text, uri, uriReference, when } from './notation.js';
import { type Modern, open } from './open.js';

const draft = 'https://json-schema.org/draft/2020-12';
const ids: Record<Modern, string> = { '3.1': 'specwright:oas-3.1-schema', '3.2': 'specwright:oas-3.2-schema' };
const assertionsId = 'specwright:2020-12-assertions';

/** A Schema Object, with all that is in it. */
export function schemaObject(version: Modern): AnySchemaObject {
  return { $ref: ids[version] };
}

/** The schemas that those of Schema Objects refer to. */
export function dialectSchemas(version: Modern): readonly AnySchemaObject[] {
  return version === '3.1' ? [schema31, inner31, assertions] : [schema32];
}

const externalDocs = (url: AnySchemaObject) => open({ url, description: text }, ['url']);
const xml = { name: text, namespace: uri, prefix: text, attribute: flag, wrapped: flag };

/** What OpenAPI adds to JSON Schema: in the earlier version asked of the outermost schema only. */
const additions31 = {
  properties: {
    discriminator: open({ propertyName: text, mapping: mapOf(text) }, ['propertyName']),
    externalDocs: externalDocs(uriReference),
    xml: open(xml),
  },
};

/** A value that is no schema is one fault, and not one for each vocabulary. */
const schemaOrFlag = (schema: AnySchemaObject): AnySchemaObject =>
  when({ type: 'object' }, schema, when({ type: 'boolean' }, true, nothing));

const innerId = 'specwright:2020-12-schema';
const schema31 = { $id: ids['3.1'], ...schemaOrFlag({ allOf: [{ $ref: innerId }, additions31] }) };

const vocabularies = ['core', 'applicator', 'unevaluated', 'meta-data', 'format-annotation', 'content'];
const inner31 = {
  $id: innerId,
  $dynamicAnchor: 'meta',
  ...schemaOrFlag({
    allOf: [...vocabularies.map(name => ({ $ref: `${draft}/meta/${name}` })), { $ref: assertionsId }],
    properties: Object.fromEntries(
      ['definitions', 'dependencies', '$recursiveAnchor', '$recursiveRef'].map(name => [
        name,
        { $ref: `${draft}/schema#/properties/${name.replace('$', '%24')}` },
      ]),
    ),
  }),
};

const names = list(text, { uniqueItems: true });
const types = oneOf('array', 'boolean', 'integer', 'null', 'number', 'object', 'string');
/** The validation vocabulary, with one fault for a type that is none. */
const assertions = {
  $id: assertionsId,
  $dynamicAnchor: 'meta',
  type: ['object', 'boolean'],
  properties: {
    type: when(
      { type: 'string' },
      types,
      when({ type: 'array' }, list(types, { minItems: 1, uniqueItems: true }), nothing),
    ),
    const: true,
    enum: { type: 'array' },
    multipleOf: { type: 'number', exclusiveMinimum: 0 },
    ...Object.fromEntries(['maximum', 'exclusiveMaximum', 'minimum', 'exclusiveMinimum'].map(name => [name, number])),
    ...Object.fromEntries(
      ['Length', 'Items', 'Contains', 'Properties'].flatMap(name => [
        [`max${name}`, count],
        [`min${name}`, count],
      ]),
    ),
    pattern: { type: 'string', format: 'regex' },
    uniqueItems: flag,
    required: names,
    dependentRequired: mapOf(names),
  },
};

const xml32 = {
  ...xml,
  namespace: { type: 'string', format: 'iri' },
  nodeType: oneOf('element', 'attribute', 'text', 'cdata', 'none'),
};
const schema32 = {
  $id: ids['3.2'],
  $dynamicAnchor: 'meta',
  allOf: [
    { $ref: `${draft}/schema` },
    {
      properties: {
        discriminator: open({ propertyName: text, mapping: mapOf(text), defaultMapping: text }),
        externalDocs: externalDocs(uriReference),
        xml: open({ ...xml32, nodeType: { type: 'string', ...xml32.nodeType } }, [], {
          dependentSchemas: { nodeType: { properties: { attribute: false, wrapped: false } } },
        }),
      },
    },
  ],
};
