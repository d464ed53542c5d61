import type { Json } from '../../../../src/document/index.js';
import { oasDocumentSchema } from '../../../../src/lint/spectral/oas/functions/oas-document-schema.js';
import { oasExample } from '../../../../src/lint/spectral/oas/functions/oas-example.js';
import { oasOpIdUnique } from '../../../../src/lint/spectral/oas/functions/oas-op-id-unique.js';
import { oasOpParams } from '../../../../src/lint/spectral/oas/functions/oas-op-params.js';
import { oasOpSuccessResponse } from '../../../../src/lint/spectral/oas/functions/oas-op-success-response.js';
import { oasPathParam } from '../../../../src/lint/spectral/oas/functions/oas-path-param.js';
import { oasSchema } from '../../../../src/lint/spectral/oas/functions/oas-schema.js';
import { oasSecurityDefined } from '../../../../src/lint/spectral/oas/functions/oas-security-defined.js';
import { oasTagDefined } from '../../../../src/lint/spectral/oas/functions/oas-tag-defined.js';
import { oasUnusedComponent } from '../../../../src/lint/spectral/oas/functions/oas-unused-component.js';
import { refSiblings } from '../../../../src/lint/spectral/oas/functions/ref-siblings.js';
import { serverVariables } from '../../../../src/lint/spectral/oas/functions/server-variables.js';
import { uniquenessTags } from '../../../../src/lint/spectral/oas/functions/uniqueness-tags.js';
import type { FunctionEntry, JsonPath } from '../../../../src/lint/spectral/types.js';
import { contextOf, judged } from '../support/judge.js';

interface Row {
  readonly name: string;
  readonly run: FunctionEntry;
  /** The document; the value that is judged stands at `at`. */
  readonly given: Json;
  readonly at?: JsonPath;
  readonly options?: object;
  readonly want: readonly string[];
}

const servers = { checkSubstitutions: true, requireDefault: true };
const media = { type: 'media', schemaField: 'schema', oasVersion: 3 };
const schemas = { type: 'schema', schemaField: '$', oasVersion: 3 };
const ok = { 200: { description: 'Good' } };
const info = { title: 'T', version: '1' };
const withParts = (properties: Json, value: Json) => ({
  openapi: '3.0.3',
  paths: {
    '/a': {
      post: {
        requestBody: { schema: { properties, required: ['id', 'secret'] }, example: value },
        responses: { schema: { properties, required: ['id', 'secret'] }, example: value },
      },
    },
  },
});
const marked = { id: { type: 'string', readOnly: true }, secret: { type: 'string', writeOnly: true } };

const rows: readonly Row[] = [
  {
    name: 'later operations of one operationId',
    run: oasOpIdUnique,
    given: {
      '/a': { get: { operationId: 'a' }, post: { operationId: 'a' } },
      '/b': { get: {}, put: { operationId: 'b' } },
    },
    want: ['/paths//a/post/operationId'],
  },
  {
    name: 'parameters of one name in one place',
    run: oasOpParams,
    given: [
      { name: 'a', in: 'query' },
      { name: 'a', in: 'path' },
      { name: 'a', in: 'query' },
    ],
    want: ['/2'],
  },
  { name: 'no success', run: oasOpSuccessResponse, given: { default: {}, 404: {} }, want: ['/'] },
  { name: 'a range of success', run: oasOpSuccessResponse, given: { '3XX': {} }, want: [] },
  {
    name: 'parameters of paths that are not declared, not used, not required, or twice there',
    run: oasPathParam,
    given: {
      '/a/{id}': { parameters: [{ name: 'id', in: 'path', required: true }], get: {}, summary: 'x' },
      '/a/{other}': { get: {} },
      '/b/{id}/{id}': { get: { parameters: [{ name: 'id', in: 'path' }] } },
      '/c': { put: { parameters: [{ name: 'id', in: 'path', required: true }] } },
    },
    want: [
      '/paths//a/{other}',
      '/paths//a/{other}/get',
      '/paths//b/{id}/{id}',
      '/paths//b/{id}/{id}/get/parameters/0',
      '/paths//c/put/parameters/0',
    ],
  },
  {
    name: 'schemes and scopes that are not declared',
    run: oasSecurityDefined,
    options: { oasVersion: 3 },
    given: {
      security: [{ key: [], other: [], oauth: ['read', 'write'] }],
      components: {
        securitySchemes: { key: { type: 'apiKey' }, oauth: { flows: { implicit: { scopes: { read: '' } } } } },
      },
    },
    at: ['security', 0],
    want: ['/security/0/other', '/security/0/oauth/1'],
  },
  {
    name: 'tags that are not declared',
    run: oasTagDefined,
    given: { tags: [{ name: 'a' }], paths: { '/a': { get: { tags: ['a', 'b'] } } } },
    want: ['/paths//a/get/tags/1'],
  },
  {
    name: 'tags of one name',
    run: uniquenessTags,
    given: { tags: [{ name: 'a' }, { name: 'b' }, { name: 'a' }] },
    at: ['tags'],
    want: ['/tags/2/name'],
  },
  {
    name: 'components that nothing leads to',
    run: oasUnusedComponent,
    given: {
      components: { schemas: { A: {}, B: {} }, headers: { H: { schema: { $ref: '#/components/schemas/A' } } } },
    },
    want: ['/components/schemas/B', '/components/headers/H'],
  },
  {
    name: 'what stands beside a reference',
    run: refSiblings,
    given: { a: { $ref: '#/b', description: 'x', summary: 'y' } },
    at: ['a', '$ref'],
    want: ['/a/description', '/a/summary'],
  },
  {
    name: 'variables of servers that are unused, undeclared or without default',
    run: serverVariables,
    options: servers,
    given: { url: 'https://{a}.b/{c}', variables: { a: { enum: ['x'] }, d: { default: 'x' } } },
    want: ['/variables/d', '/variables', '/variables/a'],
  },
  {
    name: 'values of variables that make no URL',
    run: serverVariables,
    options: servers,
    given: { url: '{scheme}://a', variables: { scheme: { enum: ['https', '1'], default: 'ftp' } } },
    want: ['/variables/scheme/default', '/variables'],
  },
  { name: 'no server', run: serverVariables, options: servers, given: { variables: {} }, want: ['/'] },
  {
    name: 'a value against a schema of draft 4 in OpenAPI 3.0',
    run: oasSchema,
    options: { schema: { minimum: 1, exclusiveMinimum: true } },
    given: { openapi: '3.0.3', value: 1 },
    at: ['value'],
    want: ['/value'],
  },
  {
    name: 'an example against its schema, which may be null',
    run: oasExample,
    options: schemas,
    given: {
      openapi: '3.0.3',
      a: {
        type: 'object',
        properties: { b: { type: 'string', nullable: true } },
        example: { b: 1 },
        default: { b: null },
      },
    },
    at: ['a'],
    want: ['/a/example/b'],
  },
  {
    name: 'each of several examples, but for those that are elsewhere',
    run: oasExample,
    options: media,
    given: {
      openapi: '3.1.0',
      a: {
        schema: { type: ['string', 'null'] },
        examples: { x: { value: 1 }, y: { value: null }, z: { externalValue: '' }, none: {} },
      },
    },
    at: ['a'],
    want: ['/a/examples/x/value', '/a/examples/none/value'],
  },
  {
    name: 'a request without what is only read',
    run: oasExample,
    options: media,
    given: withParts(marked, { secret: 's' }),
    at: ['paths', '/a', 'post', 'requestBody'],
    want: [],
  },
  {
    name: 'a response without what is only read',
    run: oasExample,
    options: media,
    given: withParts(marked, { secret: 's' }),
    at: ['paths', '/a', 'post', 'responses'],
    want: ['/paths//a/post/responses/example'],
  },
  {
    name: 'an example against a schema that its dialect does not know',
    run: oasExample,
    options: schemas,
    given: { openapi: '3.0.3', a: { type: 'string', exclusiveMinimum: 1, example: 'x' } },
    at: ['a'],
    want: ['/a/example'],
  },
  {
    name: 'a document of 3.0',
    run: oasDocumentSchema,
    given: {
      openapi: '3.0.3',
      info,
      paths: {
        '/a': {
          get: { responses: ok, operationID: 'a', parameters: [{ $ref: 1 }, { name: 'a', in: 'body', schema: {} }] },
        },
      },
    },
    want: ['/paths//a/get/operationID', '/paths//a/get/parameters/0/$ref', '/paths//a/get/parameters/1/in'],
  },
  {
    name: 'a document of 3.1',
    run: oasDocumentSchema,
    given: {
      openapi: '3.1.0',
      info: { ...info, other: 1 },
      components: { schemas: { A: { type: 'text' }, B: 1, C: { properties: { d: { minLength: -1 } } } } },
    },
    want: [
      '/components/schemas/A/type',
      '/components/schemas/B',
      '/components/schemas/C/properties/d/minLength',
      '/info',
    ],
  },
  { name: 'a document of 3.1 with nothing', run: oasDocumentSchema, given: { openapi: '3.1.0', info }, want: ['/'] },
  {
    name: 'a document of 3.2',
    run: oasDocumentSchema,
    given: {
      openapi: '3.2.0',
      info,
      paths: {
        '/a': { query: { responses: ok }, additionalOperations: { GET: {}, LINK: { responses: ok, tags: 1 } } },
      },
    },
    want: [
      '/paths//a/additionalOperations',
      '/paths//a/additionalOperations',
      '/paths//a/additionalOperations/LINK/tags',
    ],
  },
];

const at = (value: unknown, path: JsonPath) =>
  path.reduce<unknown>((inner, step) => (inner as Record<string | number, unknown>)[step], value);

describe('a function of spectral:oas', () => {
  it.each(rows)('tells $name', ({ run, given, at: path = [], options = null, want }) => {
    const found = judged(run, at(given, path), options, contextOf(path, given)).map(each => each.path);
    expect([...found].sort()).toEqual([...want].sort());
  });
});
