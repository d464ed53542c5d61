import type { MediaType, Server } from '../../src/contract/index.js';
import { createPlan, mediaKind, normaliseRange } from '../../src/plan/index.js';
import { contractOf, location, operationOf, parameterOf, schemaOf } from './contract-of.js';

function server(url: string, variables: Record<string, { default: string; enum?: string[] }> = {}): Server {
  return { url, variables: new Map(Object.entries(variables)) };
}

function media(range: string, schema?: MediaType['schema'], itemSchema?: MediaType['schema']): MediaType {
  return {
    range,
    ...(schema && { schema }),
    ...(itemSchema && { itemSchema }),
    encoding: new Map(),
    prefixEncoding: [],
    examples: [],
    location,
  };
}

describe('createPlan', () => {
  it.each([
    [[server('/')], ['']],
    [[server('https://api.example.com/v1/')], ['/v1']],
    [[server('v2')], ['/v2']],
    [
      [
        server('https://{host}/{base}', {
          host: { default: 'a.example' },
          base: { default: 'v1', enum: ['v1', 'v2'] },
        }),
      ],
      ['/v1', '/v2'],
    ],
    [[server('https://a.example/x'), server('https://b.example/x')], ['/x']],
    [[server('http://[bad/v1')], ['']],
  ])('fills in base paths of %j as %j', (servers, want) => {
    expect(createPlan(contractOf({ servers })).plan.basePaths).toEqual(want);
  });

  it('names checks by what they are of, and leaves out those that check nothing', () => {
    const pet = schemaOf({ type: 'object' }, 'Pet');
    const operation = operationOf('POST', '/pets/{petId}', {
      operationId: 'postPet',
      parameters: [
        parameterOf('path', 'petId', { type: 'integer' }),
        parameterOf('query', 'limit', { type: 'integer', default: 20 }),
        parameterOf('query', 'any', { description: 'anything' }),
      ],
      requestBody: { required: true, content: [media('Application/JSON', pet), media('image/*', pet)], location },
      responses: [
        {
          status: '200',
          headers: [
            {
              name: 'X-Rate-Limit',
              required: true,
              deprecated: false,
              explode: false,
              schema: schemaOf({ type: 'integer' }),
              location,
            },
          ],
          content: [media('application/json; charset=utf-8', pet)],
          links: new Map(),
          location,
        },
      ],
      security: [[{ scheme: 'key', scopes: [] }], []],
      servers: [server('/v9')],
    });
    const { plan, checks } = createPlan(contractOf({ operations: [operation] }));
    expect([...checks[0]!.keys()]).toEqual([
      'path.petId',
      'query.limit',
      'body.application/json',
      'body.image/*',
      'response.200.header.X-Rate-Limit',
      'response.200.application/json;charset=utf-8',
    ]);
    expect(checks[0]!.get('body.application/json')).toEqual({ schema: pet, use: 'request' });
    expect(checks[0]!.get('response.200.application/json;charset=utf-8')?.use).toBe('response');
    expect(plan.operations[0]).toMatchObject({
      name: 'postPet',
      basePaths: ['/v9'],
      security: [[{ scheme: 'key', scopes: [] }], []],
      parameters: [{ check: 'path.petId' }, { default: 20 }, { name: 'any', wire: {} }],
    });
    expect(plan.operations[0]!.parameters[2]).not.toHaveProperty('check');
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
    expect(Object.isFrozen(plan.operations[0]!.parameters)).toBe(true);
  });

  it('names conversions where a format can occur', () => {
    const when = schemaOf({ type: 'object', properties: { at: { $ref: 'When' } } }, 'Event');
    const contract = contractOf({
      schemas: new Map([['When', schemaOf({ type: 'string', format: 'date-time' }, 'When')]]),
      operations: [
        operationOf('POST', '/', {
          parameters: [parameterOf('query', 'q', { type: 'string' })],
          requestBody: { required: false, content: [media('application/json', when)], location },
        }),
      ],
    });
    const { operations } = createPlan(contract, { convertFormats: ['date-time'] }).plan;
    expect(operations[0]!.body!.content[0]!.convert).toBe('body.application/json');
    expect(operations[0]!.parameters[0]).not.toHaveProperty('convert');
    expect(createPlan(contract).plan.operations[0]!.body!.content[0]).not.toHaveProperty('convert');
  });

  it.each([
    [
      media('application/jsonl', undefined, schemaOf({ type: 'object' })),
      { kind: 'sequential', itemCheck: 'body.application/jsonl.item' },
    ],
    [
      media('application/jsonl', schemaOf({ type: 'array', maxItems: 3 })),
      { kind: 'sequential', check: 'body.application/jsonl' },
    ],
    [
      media('application/x-ndjson', schemaOf({ type: 'object' })),
      { kind: 'sequential', itemCheck: 'body.application/x-ndjson.item' },
    ],
    [media('text/event-stream', schemaOf({ type: 'string' })), { kind: 'text', check: 'body.text/event-stream' }],
    [media('application/xml', schemaOf({ type: 'object' })), { kind: 'text' }],
    [media('application/octet-stream', schemaOf({ type: 'string' })), { kind: 'binary' }],
  ])('plans %j', (content, want) => {
    const operation = operationOf('POST', '/', { requestBody: { required: true, content: [content], location } });
    const plan = createPlan(contractOf({ operations: [operation] })).plan.operations[0]!.body!.content[0]!;
    expect(plan).toEqual({ range: content.range, ...want });
  });
});

describe('media types', () => {
  it.each([
    ['application/json', 'json'],
    ['application/problem+json; charset=utf-8', 'json'],
    ['application/x-www-form-urlencoded', 'form'],
    ['multipart/form-data', 'multipart'],
    ['text/csv', 'text'],
    ['image/svg+xml', 'text'],
    ['image/png', 'binary'],
    ['*/*', 'binary'],
    ['application/geo+json-seq', 'sequential'],
  ])('%s is %s', (type, want) => {
    expect(mediaKind(type)).toBe(want);
  });

  it('are normalised', () => {
    expect(normaliseRange('Application/JSON ; Charset = UTF-8;')).toBe('application/json;charset=utf-8');
  });
});
