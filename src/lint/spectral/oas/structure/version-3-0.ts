// https://spec.openapis.org/oas/v3.0.3
import type { AnySchemaObject } from 'ajv';
import {
  count,
  flag,
  kind,
  list,
  mapOf,
  needs,
  not,
  nothing,
  number,
  oneOf,
  orReference,
  type Shape,
  type Shapes,
  text,
  texts,
  uri,
  uriReference,
  when,
  where,
} from './notation.js';

/** An object with these fields, extensions, and none besides. */
const fields = (properties: Shapes, required: readonly string[] = [], more: AnySchemaObject = {}): AnySchemaObject => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
  ...more,
  patternProperties: { '^x-': true, ...more['patternProperties'] },
});

const schema = orReference(kind('schema'));
const examples = mapOf(orReference(kind('example')));
const parameters = list(orReference(kind('parameter')), { uniqueItems: true });
const servers = list(kind('server'));
const security = list(mapOf(texts));
const content = mapOf(kind('mediaType'));
const oneContent = mapOf(kind('mediaType'), { minProperties: 1, maxProperties: 1 });
const oneExample = not(needs('example', 'examples'));
const components = (name: string) => ({
  type: 'object',
  patternProperties: { '^[a-zA-Z0-9\\.\\-_]+$': orReference(kind(name)) },
});

/** Either a schema, or content without what says how a schema is written. */
const schemaOrContent: AnySchemaObject = {
  ...not(needs('schema', 'content')),
  ...when(
    { type: 'object', ...needs('schema') },
    true,
    when(
      { type: 'object', ...needs('content') },
      { allOf: ['style', 'explode', 'allowReserved', 'example', 'examples'].map(name => not(needs(name))) },
      nothing,
    ),
  ),
};

const forms = ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'];

/** What a parameter's place asks of it. */
const located: AnySchemaObject = when(
  where('in', 'path'),
  { ...needs('required'), properties: { style: oneOf('matrix', 'label', 'simple'), required: { const: true } } },
  when(
    where('in', 'query'),
    { properties: { style: oneOf(...forms) } },
    when(
      where('in', 'header'),
      { properties: { style: { const: 'simple' } } },
      when(
        where('in', 'cookie'),
        { properties: { style: { const: 'form' } } },
        { properties: { in: oneOf('path', 'query', 'header', 'cookie') }, ...needs('in') },
      ),
    ),
  ),
);

const describedValue = { description: text, deprecated: flag, required: flag, allowEmptyValue: flag };
const writtenValue: Shapes = {
  explode: flag,
  allowReserved: flag,
  schema,
  content: oneContent,
  example: true,
  examples,
};

const schemaFields: Shapes = {
  title: text,
  multipleOf: { type: 'number', exclusiveMinimum: 0 },
  maximum: number,
  exclusiveMaximum: flag,
  minimum: number,
  exclusiveMinimum: flag,
  maxLength: count,
  minLength: count,
  pattern: { type: 'string', format: 'regex' },
  maxItems: count,
  minItems: count,
  uniqueItems: flag,
  maxProperties: count,
  minProperties: count,
  required: list(text, { minItems: 1, uniqueItems: true }),
  enum: list(true, { minItems: 1 }),
  type: oneOf('array', 'boolean', 'integer', 'number', 'object', 'string'),
  not: schema,
  allOf: list(schema),
  oneOf: list(schema),
  anyOf: list(schema),
  items: schema,
  properties: mapOf(schema),
  additionalProperties: when({ type: 'boolean' }, true, orReference(kind('schemaObject'))),
  description: text,
  format: text,
  default: true,
  nullable: flag,
  discriminator: kind('discriminator'),
  readOnly: flag,
  writeOnly: flag,
  example: true,
  externalDocs: kind('externalDocumentation'),
  deprecated: flag,
  xml: kind('xml'),
};

const flow = (...names: readonly string[]): AnySchemaObject =>
  fields(
    {
      ...Object.fromEntries(names.map(name => [name, uriReference])),
      refreshUrl: uriReference,
      scopes: mapOf(text),
    },
    [...names, 'scopes'],
  );

/** Schemes of `http` are let through as they are. */
const securityScheme: AnySchemaObject = when(
  where('type', 'apiKey'),
  fields({ type: true, name: text, in: oneOf('header', 'query', 'cookie'), description: text }, ['name', 'in']),
  when(
    where('type', 'oauth2'),
    fields({ type: true, flows: kind('flows'), description: text }, ['flows']),
    when(
      where('type', 'openIdConnect'),
      fields({ type: true, openIdConnectUrl: uriReference, description: text }, ['openIdConnectUrl']),
      {
        type: 'object',
        properties: { type: oneOf('apiKey', 'http', 'oauth2', 'openIdConnect') },
        ...needs('type'),
      },
    ),
  ),
);

const $defs: Readonly<Record<string, Shape>> = {
  reference: { type: 'object', required: ['$ref'], properties: { $ref: uriReference } },
  info: fields(
    {
      title: text,
      description: text,
      termsOfService: uriReference,
      contact: fields({ name: text, url: uriReference, email: { type: 'string', format: 'email' } }),
      license: fields({ name: text, url: uriReference }, ['name']),
      version: text,
    },
    ['title', 'version'],
  ),
  server: fields(
    {
      url: text,
      description: text,
      variables: mapOf(fields({ enum: texts, default: text, description: text }, ['default'])),
    },
    ['url'],
  ),
  components: fields({
    schemas: components('schema'),
    responses: components('response'),
    parameters: components('parameter'),
    examples: components('example'),
    requestBodies: components('requestBody'),
    headers: components('header'),
    securitySchemes: components('securityScheme'),
    links: components('link'),
    callbacks: components('callback'),
  }),
  schema: fields(schemaFields),
  schemaObject: when({ type: 'object' }, kind('schema'), nothing),
  discriminator: {
    type: 'object',
    required: ['propertyName'],
    properties: { propertyName: text, mapping: mapOf(text) },
  },
  xml: fields({ name: text, namespace: uri, prefix: text, attribute: flag, wrapped: flag }),
  response: fields(
    {
      description: text,
      headers: mapOf(orReference(kind('header'))),
      content,
      links: mapOf(orReference(kind('link'))),
    },
    ['description'],
  ),
  mediaType: fields({ schema, example: true, examples, encoding: mapOf(kind('encoding')) }, [], oneExample),
  example: fields({ summary: text, description: text, value: true, externalValue: uriReference }),
  header: fields({ ...describedValue, ...writtenValue, style: { const: 'simple' } }, [], {
    allOf: [oneExample, schemaOrContent],
  }),
  paths: { type: 'object', patternProperties: { '^\\/': kind('pathItem'), '^x-': true }, additionalProperties: false },
  pathItem: fields({ $ref: text, summary: text, description: text, servers, parameters }, [], {
    patternProperties: { '^(get|put|post|delete|options|head|patch|trace)$': kind('operation') },
  }),
  operation: fields(
    {
      tags: texts,
      summary: text,
      description: text,
      externalDocs: kind('externalDocumentation'),
      operationId: text,
      parameters,
      requestBody: orReference(kind('requestBody')),
      responses: kind('responses'),
      callbacks: mapOf(orReference(kind('callback'))),
      deprecated: flag,
      security,
      servers,
    },
    ['responses'],
  ),
  responses: fields({ default: orReference(kind('response')) }, [], {
    minProperties: 1,
    patternProperties: { '^[1-5](?:\\d{2}|XX)$': orReference(kind('response')) },
  }),
  externalDocumentation: fields({ description: text, url: uriReference }, ['url']),
  parameter: fields({ name: text, in: text, ...describedValue, ...writtenValue, style: text }, ['name'], {
    allOf: [oneExample, schemaOrContent, located],
  }),
  requestBody: fields({ description: text, content, required: flag }, ['content']),
  securityScheme,
  flows: fields({
    implicit: flow('authorizationUrl'),
    password: flow('tokenUrl'),
    clientCredentials: flow('tokenUrl'),
    authorizationCode: flow('authorizationUrl', 'tokenUrl'),
  }),
  link: fields(
    {
      operationId: text,
      operationRef: uriReference,
      parameters: mapOf(true),
      requestBody: true,
      description: text,
      server: kind('server'),
    },
    [],
    not(needs('operationId', 'operationRef')),
  ),
  callback: mapOf(kind('pathItem'), { patternProperties: { '^x-': true } }),
  encoding: {
    type: 'object',
    properties: {
      contentType: text,
      headers: mapOf(kind('header')),
      style: oneOf(...forms),
      explode: flag,
      allowReserved: flag,
    },
    additionalProperties: false,
  },
};

/** What Spectral holds documents of OpenAPI 3.0 to. */
export const version30: AnySchemaObject = {
  ...fields(
    {
      openapi: { type: 'string', pattern: '^3\\.0\\.\\d(-.+)?$' },
      info: kind('info'),
      externalDocs: kind('externalDocumentation'),
      servers,
      security,
      tags: list(fields({ name: text, description: text, externalDocs: kind('externalDocumentation') }, ['name']), {
        uniqueItems: true,
      }),
      paths: kind('paths'),
      components: kind('components'),
    },
    ['openapi', 'info', 'paths'],
  ),
  $defs,
};
