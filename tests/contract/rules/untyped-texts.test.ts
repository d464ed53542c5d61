import { createContract } from '../../../src/contract/index.js';
import { loadText } from '../../../src/document/index.js';

/** Findings for a media type with a schema as a request body. */
async function codesOf(range: string, schema: unknown): Promise<readonly string[]> {
  const body = { content: { [range]: { schema } } };
  const paths = { '/a': { post: { requestBody: body, responses: { 200: { description: 'fine' } } } } };
  const text = JSON.stringify({ openapi: '3.1.0', info: { title: 'T', version: '1' }, paths });
  return createContract(await loadText(text, { display: 'api.json' })).findings.map(({ code }) => code);
}

describe('a media type whose values are texts', () => {
  it.each<[string, unknown]>([
    ['text/plain', { type: 'integer' }],
    ['TEXT/PLAIN; charset=utf-8', { type: ['number', 'null'] }],
    ['application/yaml', { type: 'boolean' }],
    ['text/csv', { enum: [1, 2] }],
    ['application/atom+xml', { const: 1 }],
  ])('warns where no text fits: %s %j', async (range, schema) => {
    expect(await codesOf(range, schema)).toEqual(['text-never-fits']);
  });

  it.each<[string, unknown]>([
    ['text/plain', { type: 'string' }],
    ['text/plain', { type: ['integer', 'string'] }],
    ['text/plain', {}],
    ['text/csv', { type: 'array', items: { type: 'integer' } }],
    ['text/csv', { enum: [1, 'a'] }],
    ['text/json', { type: 'integer' }],
    ['text/event-stream', { type: 'integer' }],
    ['application/json', { type: 'integer' }],
    ['text/*', { type: 'integer' }],
  ])('is silent where one fits, or it is no text: %s %j', async (range, schema) => {
    expect(await codesOf(range, schema)).toEqual([]);
  });

  it('is looked at in parameters and responses as well', async () => {
    const content = { 'text/plain': { schema: { type: 'integer' } } };
    const responses = { 200: { description: 'fine', content: { ...content } } };
    const item = { parameters: [{ name: 'p', in: 'query', content }], get: { responses } };
    const document = { openapi: '3.1.0', info: { title: 'T', version: '1' }, paths: { '/a': item } };
    const contract = createContract(await loadText(JSON.stringify(document), { display: 'api.json' }));
    expect(contract.findings.map(({ location }) => location?.pointer)).toEqual([
      '/paths/~1a/parameters/0/content/text~1plain',
      '/paths/~1a/get/responses/200/content/text~1plain',
    ]);
  });

  const structured = { 'application/xml': { schema: { type: 'object' } } };
  const form = (encoding: object) => ({
    schema: { type: 'object', properties: { a: { type: 'object' }, b: { type: 'array', items: { type: 'object' } } } },
    encoding,
  });
  it.each<[string, object, readonly string[]]>([
    [
      'a parameter',
      { parameters: [{ name: 'p', in: 'query', content: structured }] },
      ['parameters/0/content/application~1xml'],
    ],
    [
      'a header of a response',
      { responses: { 200: { description: 'fine', headers: { 'X-A': { content: structured } } } } },
      ['responses/200/headers/X-A/content/application~1xml'],
    ],
    [
      'parts of a form',
      {
        requestBody: {
          content: { 'multipart/form-data': form({ a: { contentType: 'text/xml' }, b: { contentType: 'text/csv' } }) },
        },
      },
      ['a', 'b'].map(name => `requestBody/content/multipart~1form-data/encoding/${name}`),
    ],
    ['no body, which is passed on as it is', { requestBody: { content: structured } }, []],
    [
      'no part that is JSON, or read by its type',
      {
        requestBody: {
          content: {
            'multipart/form-data': form({ a: { contentType: 'application/json' }, b: { contentType: 'text/plain' } }),
          },
        },
      },
      [],
    ],
  ])('tells of objects where the text is held against them: %s', async (_where, operation, places) => {
    const post = { responses: { 200: { description: 'fine' } }, ...operation };
    const document = { openapi: '3.1.0', info: { title: 'T', version: '1' }, paths: { '/a': { post } } };
    const { findings } = createContract(await loadText(JSON.stringify(document), { display: 'api.json' }));
    expect(findings.map(({ code, location }) => [code, location?.pointer])).toEqual(
      places.map(place => ['text-never-fits', `/paths/~1a/post/${place}`]),
    );
  });
});
