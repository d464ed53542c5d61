import type { Json, JsonObject } from '../../../src/document/index.js';

const schema: JsonObject = {
  type: 'object',
  title: 'Pet',
  description: 'a pet',
  required: ['name'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 9, pattern: '^a' },
    age: { type: 'integer', minimum: 0 },
  },
  additionalProperties: false,
  allOf: [{ minProperties: 1 }],
  discriminator: { propertyName: 'name', mapping: { a: 'Pet' } },
  xml: { name: 'pet', attribute: false },
  externalDocs: { url: 'https://example.com' },
  readOnly: true,
};

const response: JsonObject = {
  description: 'OK',
  headers: {
    'X-Rate': { description: 'rate', required: true, style: 'simple', explode: false, schema: { type: 'integer' } },
  },
  content: {
    'application/json': { schema, examples: { a: { summary: 'one', value: {} }, b: { externalValue: './b.json' } } },
  },
  links: { self: { operationId: 'getPet', parameters: { petId: '$response.body#/id' }, description: 'itself' } },
};

const operation: JsonObject = {
  tags: ['pets'],
  summary: 'change',
  description: 'changes a pet',
  operationId: 'getPet',
  externalDocs: { url: 'https://example.com', description: 'more' },
  parameters: [
    { name: 'petId', in: 'path', required: true, style: 'label', explode: true, schema: { type: 'string' } },
    {
      name: 'q',
      in: 'query',
      style: 'form',
      allowReserved: true,
      allowEmptyValue: true,
      deprecated: true,
      schema: {},
      example: 1,
    },
    { name: 'X-A', in: 'header', style: 'simple', schema: { type: 'array', items: { type: 'string' } } },
    { name: 'c', in: 'cookie', style: 'form', content: undefined as never, schema: {} },
    { name: 'f', in: 'query', content: { 'application/json': { schema: {}, example: 1 } } },
  ].map(({ content, style, ...rest }) => ({ ...rest, ...(content ? { content } : { style: style as string }) })),
  requestBody: {
    description: 'a pet',
    required: true,
    content: {
      'multipart/form-data': {
        schema: { type: 'object', properties: { photo: { type: 'string' } } },
        encoding: {
          photo: { contentType: 'image/png', style: 'form', explode: true, headers: { 'X-B': { schema: {} } } },
        },
      },
    },
  },
  responses: { '200': response, '4XX': { description: 'no' }, default: { description: 'else' } },
  callbacks: { done: { '{$request.body#/url}': { post: { responses: { '200': { description: 'OK' } } } } } },
  deprecated: false,
  security: [{ login: ['read'] }, {}],
  servers: [
    {
      url: 'https://{r}.example.com',
      description: 'x',
      variables: { r: { default: 'eu', enum: ['eu'], description: 'x' } },
    },
  ],
};

const base: JsonObject = {
  info: {
    title: 'Pets',
    description: 'pets',
    termsOfService: 'https://example.com',
    contact: { name: 'n', url: 'https://example.com', email: 'a@example.com' },
    license: { name: 'MIT', url: 'https://example.com' },
    version: '1',
  },
  servers: [{ url: '/v1' }],
  tags: [{ name: 'pets', description: 'all', externalDocs: { url: 'https://example.com' } }],
  paths: {
    '/pets/{petId}': { summary: 's', description: 'd', parameters: [], servers: [{ url: '/' }], put: operation },
  },
  components: {
    schemas: { Pet: schema },
    responses: { Pet: { description: 'OK' } },
    parameters: { P: { name: 'p', in: 'query', schema: {} } },
    examples: { E: { value: 1 } },
    requestBodies: { B: { content: {} } },
    headers: { H: { schema: {} } },
    securitySchemes: {
      key: { type: 'apiKey', name: 'k', in: 'header', description: 'd' },
      bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      login: {
        type: 'oauth2',
        flows: {
          implicit: { authorizationUrl: 'https://example.com', scopes: { read: 'reads' } },
          password: { tokenUrl: 'https://example.com', refreshUrl: 'https://example.com', scopes: {} },
          clientCredentials: { tokenUrl: 'https://example.com', scopes: {} },
          authorizationCode: { authorizationUrl: 'https://example.com', tokenUrl: 'https://example.com', scopes: {} },
        },
      },
      oidc: { type: 'openIdConnect', openIdConnectUrl: 'https://example.com' },
    },
    links: { L: { operationRef: '#/paths/~1pets', requestBody: 1 } },
    callbacks: { C: { '{$url}': { get: { responses: { '200': { description: 'OK' } } } } } },
  },
  security: [{ key: [] }],
  externalDocs: { url: 'https://example.com' },
};

const newer: JsonObject = {
  ...base,
  jsonSchemaDialect: 'https://spec.openapis.org/oas/3.1/dialect/base',
  webhooks: { petAdded: { post: { responses: { '200': { description: 'OK' } } } } },
};

/** One valid document a version, with every object of it. */
export const documents: Readonly<Record<'3.0' | '3.1' | '3.2', Json>> = {
  '3.0': { openapi: '3.0.4', ...base },
  '3.1': { openapi: '3.1.1', ...newer },
  '3.2': {
    openapi: '3.2.0',
    ...newer,
    $self: 'https://example.com/api',
    tags: [
      { name: 'cats', summary: 'cats', kind: 'nav' },
      { name: 'lions', parent: 'cats' },
    ],
    paths: {
      '/search': {
        query: {
          parameters: [{ name: 'whole', in: 'querystring', content: { 'application/json': {} } }],
          responses: {
            '200': {
              summary: 'a stream',
              content: {
                'application/jsonl': { description: 'lines', itemSchema: { type: 'object' } },
                'multipart/mixed': {
                  prefixEncoding: [{ contentType: 'text/plain' }],
                  itemEncoding: { contentType: 'image/*' },
                },
              },
            },
          },
        },
        additionalOperations: { COPY: { responses: { '200': { description: 'OK' } } } },
      },
    },
  },
};
