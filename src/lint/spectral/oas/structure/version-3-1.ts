// https://spec.openapis.org/oas/v3.1.0 and https://spec.openapis.org/oas/v3.2.0
import type { AnySchemaObject } from 'ajv';
import { schemaObject } from './dialect.js';
import {
  flag,
  kind,
  list,
  mapOf,
  needs,
  not,
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
import { type Modern, open } from './open.js';
import { securityKinds } from './security-schemes.js';

const servers = list(kind('server'));
const security = list(mapOf(texts));
const content = { ...kind('content'), minProperties: 1, maxProperties: 1 };
const forms = ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'];
const schemaXorContent = { oneOf: [needs('schema'), needs('content')] };
const referable = (name: string) => mapOf(orReference(kind(name)));

/** What a parameter's place asks of one that has a schema. */
function located(version: Modern): AnySchemaObject {
  const later = version === '3.2';
  const at = (place: string, properties: Shapes, more: AnySchemaObject = {}) =>
    when(where('in', place), { properties, ...more });
  const path = { style: oneOf('matrix', 'label', 'simple'), required: { const: true } };
  const named = { name: { pattern: '^[^{}]+$' }, allowReserved: flag };
  return {
    properties: { style: text, explode: flag },
    allOf: [
      at('path', later ? { ...path, ...named } : path, needs('required')),
      at('header', { style: { const: 'simple' } }),
      at('query', { style: oneOf(...forms), allowReserved: flag }),
      later
        ? at(
            'cookie',
            { style: oneOf('form', 'cookie') },
            when({ properties: { style: { const: 'form' } } }, { properties: { allowReserved: flag } }),
          )
        : at('cookie', { style: { const: 'form' } }),
    ],
  };
}

/** What a document of either version may hold, by kind. */
function kinds(version: Modern): Readonly<Record<string, Shape>> {
  const later = version === '3.2';
  const link = later ? uriReference : uri;
  const schema = schemaObject(version);
  const oneExample = later ? not(needs('example', 'examples')) : {};
  const examples = { properties: { example: true, examples: referable('example') }, ...oneExample };
  const described = { description: text, required: flag, deprecated: flag, schema, content };
  return {
    reference: { type: 'object', properties: { $ref: uriReference, summary: text, description: text } },
    ...plainKinds(later, link),
    ...pathKinds(later),
    parameter: parameterObject(version, described, examples),
    header: open(described, [], {
      ...schemaXorContent,
      ...(later ? { allOf: [examples] } : {}),
      dependentSchemas: {
        schema: { properties: { style: { const: 'simple' }, explode: flag }, allOf: later ? [{}] : [examples] },
      },
    }),
    requestBody: open({ description: text, content: kind('content'), required: flag }, ['content']),
    content: mapOf(later ? orReference(kind('mediaType')) : kind('mediaType')),
    mediaType: open(
      {
        schema,
        encoding: mapOf(kind('encoding')),
        ...(later ? { description: text, itemSchema: schema, ...encodings } : {}),
      },
      [],
      { allOf: [examples], ...(later ? { dependentSchemas: oneEncoding } : {}) },
    ),
    encoding: encoding(later),
    ...securityKinds(version),
  };
}

function parameterObject(
  version: Modern,
  described: Readonly<Record<string, Shape>>,
  examples: AnySchemaObject,
): Shape {
  const later = version === '3.2';
  return open(
    { name: text, in: oneOf('query', 'header', 'path', 'cookie', ...(later ? ['querystring'] : [])), ...described },
    ['name', 'in'],
    {
      ...schemaXorContent,
      allOf: [
        when(where('in', 'query'), { properties: { allowEmptyValue: flag } }),
        ...(later ? [examples, when(where('in', 'querystring'), needs('content'))] : []),
      ],
      dependentSchemas: { schema: { allOf: [located(version), later ? {} : examples] } },
    },
  );
}

const encodings = { prefixEncoding: list(kind('encoding')), itemEncoding: kind('encoding') };
const oneEncoding = { encoding: { properties: { prefixEncoding: false, itemEncoding: false } } };

/** In the later version what says how a form is written may go with each other. */
function encoding(later: boolean): AnySchemaObject {
  return open(
    {
      contentType: text,
      headers: referable('header'),
      style: oneOf(...forms),
      explode: flag,
      allowReserved: flag,
      ...(later ? { encoding: mapOf(kind('encoding')), ...encodings } : {}),
    },
    [],
    later ? { dependentSchemas: oneEncoding } : {},
  );
}

/** What holds no other kinds but these. */
function plainKinds(later: boolean, link: Shape): Readonly<Record<string, Shape>> {
  return {
    info: infoObject(link),
    server: open(
      {
        url: text,
        description: text,
        ...(later ? { name: text } : {}),
        variables: mapOf(open({ enum: list(text, { minItems: 1 }), default: text, description: text }, ['default'])),
      },
      ['url'],
    ),
    externalDocumentation: open({ description: text, url: link }, ['url']),
    tag: open(
      {
        name: text,
        description: text,
        externalDocs: kind('externalDocumentation'),
        ...(later ? { summary: text, parent: text, kind: text } : {}),
      },
      ['name'],
    ),
    example: exampleObject(later),
    // The earlier version calls the server of a link its `body`, as its schema first did.
    link: open(
      {
        operationRef: uriReference,
        operationId: text,
        parameters: mapOf(text),
        requestBody: true,
        description: text,
        [later ? 'server' : 'body']: kind('server'),
      },
      [],
      { oneOf: [needs('operationRef'), needs('operationId')] },
    ),
  };
}

function infoObject(link: Shape): Shape {
  return open(
    {
      title: text,
      summary: text,
      description: text,
      termsOfService: link,
      contact: open({ name: text, url: link, email: { type: 'string', format: 'email' } }),
      license: open({ name: text, identifier: text, url: link }, ['name'], {
        dependentSchemas: { identifier: not(needs('url')) },
      }),
      version: text,
    },
    ['title', 'version'],
  );
}

function exampleObject(later: boolean): Shape {
  const values = later
    ? [needs('value', 'dataValue'), needs('value', 'serializedValue'), needs('serializedValue', 'externalValue')]
    : [];
  return open(
    {
      summary: text,
      description: text,
      value: true,
      externalValue: uriReference,
      ...(later ? { dataValue: true, serializedValue: text } : {}),
    },
    [],
    { allOf: [needs('value', 'externalValue'), ...values].map(not) },
  );
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** An operation, of either version. */
const operation = open({
  tags: texts,
  summary: text,
  description: text,
  externalDocs: kind('externalDocumentation'),
  operationId: text,
  parameters: kind('parameters'),
  requestBody: orReference(kind('requestBody')),
  responses: kind('responses'),
  callbacks: referable('callbacks'),
  deprecated: flag,
  security,
  servers,
});

/** Operations by method: those that have a field of their own are not among them. */
function otherMethods(all: readonly string[]): Shape {
  return {
    type: 'object',
    additionalProperties: kind('operation'),
    propertyNames: {
      pattern: "^[a-zA-Z0-9!#$%&'*+.^_`|~-]+$",
      ...not(oneOf(...all.map(method => method.toUpperCase()))),
    },
  };
}

/** Paths, their items, operations and responses. */
function pathKinds(later: boolean): Readonly<Record<string, Shape>> {
  const all = later ? [...methods, 'query'] : methods;
  const response = orReference(kind('response'));
  const status = '^[1-5](?:[0-9]{2}|XX)$';
  return {
    pathItem: open({
      summary: text,
      description: text,
      servers,
      parameters: kind('parameters'),
      ...Object.fromEntries(all.map(method => [method, kind('operation')])),
      ...(later ? { $ref: uriReference, additionalOperations: otherMethods(all) } : {}),
    }),
    parameters: list(orReference(kind('parameter')), later ? oneQueryString : {}),
    operation,
    responses: open({ default: response }, [], {
      minProperties: 1,
      patternProperties: { [status]: response },
      ...when({ patternProperties: { [status]: false } }, needs('default')),
    }),
    response: open(
      {
        ...(later ? { summary: text } : {}),
        description: text,
        headers: referable('header'),
        content: kind('content'),
        links: referable('link'),
      },
      later ? [] : ['description'],
    ),
    callbacks: mapOf(later ? kind('pathItem') : orReference(kind('pathItem'))),
  };
}

/** A whole query string excludes parameters in it, and another one. */
const oneQueryString: AnySchemaObject = {
  ...not({ allOf: [{ contains: where('in', 'query') }, { contains: where('in', 'querystring') }] }),
  contains: where('in', 'querystring'),
  minContains: 0,
  maxContains: 1,
};

/** What Spectral holds documents of OpenAPI 3.1 and 3.2 to. */
export function modernVersion(version: Modern): AnySchemaObject {
  const later = version === '3.2';
  const items = later ? mapOf(kind('pathItem')) : referable('pathItem');
  return {
    ...open(
      {
        openapi: { type: 'string', pattern: `^3\\.${later ? 2 : 1}\\.\\d+(-.+)?$` },
        ...(later ? { $self: { ...uriReference, pattern: '^[^#]*$' } } : {}),
        info: kind('info'),
        jsonSchemaDialect: later ? uriReference : uri,
        servers,
        paths: open({}, [], { patternProperties: { '^/': kind('pathItem') } }),
        webhooks: items,
        components: componentsObject(version, items),
        security,
        tags: list(kind('tag')),
        externalDocs: kind('externalDocumentation'),
      },
      ['openapi', 'info'],
      { anyOf: ['paths', 'components', 'webhooks'].map(name => needs(name)) },
    ),
    $defs: kinds(version),
  };
}

function componentsObject(version: Modern, items: Shape): Shape {
  const named = {
    schemas: mapOf(schemaObject(version)),
    responses: referable('response'),
    parameters: referable('parameter'),
    examples: referable('example'),
    requestBodies: referable('requestBody'),
    headers: referable('header'),
    securitySchemes: referable('securityScheme'),
    links: referable('link'),
    callbacks: referable('callbacks'),
    pathItems: items,
    ...(version === '3.2' ? { mediaTypes: referable('mediaType') } : {}),
  };
  return open(named, [], {
    patternProperties: {
      [`^(?:${Object.keys(named).join('|')})$`]: { propertyNames: { pattern: '^[a-zA-Z0-9._-]+$' } },
    },
  });
}
