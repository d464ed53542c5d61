import {
  type HandlerResult,
  type Problem,
  problem,
  type RefusalContext,
  type ServiceOptions,
} from '../../src/express/index.js';
import { type Asking, contractOf, everyWay, type Served, serve, type Way, ways } from './ways.js';

const fault = `{ description: refused, content: { application/json: { schema: { type: object, required: [why], properties: { why: { type: string } } } } } }`;
const ok = `'200': { description: ok, content: { application/json: {} } }`;
const limited = `parameters: [{ name: limit, in: query, schema: { type: integer } }]`;
const contract = await contractOf(`
openapi: 3.1.0
info: { title: Refusals, version: '1' }
paths:
  /plain: { get: { operationId: plain, ${limited}, responses: { ${ok} } } }
  /exact: { get: { operationId: exact, ${limited}, responses: { ${ok}, '400': ${fault} } } }
  /range: { get: { operationId: range, ${limited}, responses: { ${ok}, 4XX: ${fault} } } }
  /default: { get: { operationId: fallback, ${limited}, responses: { ${ok}, default: ${fault} } } }
  /types:
    get:
      operationId: types
      responses: { '200': { description: ok, content: { application/json: {}, text/csv: {} } }, 4XX: ${fault} }
  /orders/{id}:
    post:
      operationId: order
      parameters:
        - { name: id, in: path, required: true, schema: { type: integer } }
        - { name: limit, in: query, required: true, schema: { type: integer, maximum: 9 } }
        - { name: X-Trace, in: header, schema: { type: string, maxLength: 3 } }
        - { name: lang, in: cookie, schema: { enum: [en, de] } }
      requestBody:
        required: true
        content:
          application/json:
            schema: { type: object, required: [a, b], properties: { a: { type: integer }, c: { type: array, items: { type: string } } } }
      responses: { ${ok} }
`);

const mapper = (refusal: Problem, { operation, contentTypes }: RefusalContext): HandlerResult => ({
  status: refusal.status,
  headers: { 'X-Why': operation.name },
  body: { why: `${refusal.errors?.[0]?.code} as ${contentTypes.join()}` },
});
const handlers: ServiceOptions['handlers'] = {
  plain: () => ({ status: 200, body: 1 }),
  fallback: () => {
    throw problem(409, 'taken');
  },
  types: () => ({ status: 200, body: 'a,b' }),
};

/** One server for a way and options, closed at the end. */
function servers(options: ServiceOptions): (way: Way) => Served {
  const made = new Map<Way, Served>();
  beforeAll(async () => {
    for (const way of ways) made.set(way, await serve(way, contract, options));
  });
  afterAll(async () => {
    for (const served of made.values()) await served.close();
  });
  return way => made.get(way)!;
}

describe('a refusal', () => {
  const of = servers({ handlers });
  it.each(
    everyWay<readonly [string, string, Asking, number, Record<string, string>]>([
      ['a path that is not there', '/none', {}, 404, {}],
      ['a method that is not there', '/plain', { method: 'PATCH' }, 405, { allow: 'GET, HEAD, OPTIONS' }],
      ['a wrong parameter', '/plain?limit=x', {}, 400, {}],
      ['a wrong parameter of an operation that declares 400 otherwise', '/exact?limit=x', {}, 400, {}],
      ['no acceptable type', '/types', { headers: { accept: 'image/png, text/html;q=0.5' } }, 406, {}],
      ['a type refused by q=0', '/plain', { headers: { accept: '*/*, application/json;q=0' } }, 406, {}],
      [
        'a body of another type',
        '/orders/1?limit=1',
        { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x' },
        415,
        {},
      ],
    ]),
  )('%s answers %s', async (way, _what, target, asking, status, headers) => {
    const got = await of(way).ask(target, asking);
    if (status === 404 && way !== 'in front') return expect(got.status).toBe(404); // the app's own
    if (status === 404) return expect(got.status).toBe(404);
    expect(got).toMatchObject({ status, headers: { 'content-type': 'application/problem+json', ...headers } });
    expect(JSON.parse(got.text)).toMatchObject({ type: 'about:blank', status, title: expect.any(String) });
    return undefined;
  });

  it.each(
    everyWay([
      ['the one that is liked best', 'text/csv, application/json;q=0.1', 'text/csv'],
      ['any of a range', 'application/*', 'application/json'],
      ['any at all', '*/*', 'application/json'],
    ] as const),
  )('%s: an Accept that leaves %s is none', async (way, _what, accept, want) => {
    const { status, headers } = await of(way).ask('/types', { headers: { accept } });
    expect([status, headers['content-type']]).toEqual([200, want]);
  });

  it.each(ways)('%s: holds all that is wrong with a request', async way => {
    const { text } = await of(way).ask('/orders/x?limit=10&other=1', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-trace': 'secret', cookie: 'lang=secret' },
      body: '{"a":"secret","c":["x",1]}',
    });
    const { errors, detail } = JSON.parse(text) as Problem;
    const list = errors!.map(({ in: place, name, pointer, code }) => [place, name, pointer, code]);
    expect(list).toEqual(
      expect.arrayContaining([
        ['path', 'id', '', 'type'],
        ['query', 'limit', '', 'maximum'],
        ['query', 'other', '', 'unknown'],
        ['header', 'X-Trace', '', 'maxLength'],
        ['cookie', 'lang', '', 'enum'],
        ['body', undefined, '/a', 'type'],
        ['body', undefined, '', 'required'],
        ['body', undefined, '/c/1', 'type'],
      ]),
    );
    expect(list).toHaveLength(8);
    expect(detail).toContain('8');
    expect(text).not.toContain('secret');
  });
});

describe('a mapped refusal', () => {
  const of = servers({ handlers, mapRefusal: mapper });
  it.each(
    everyWay<readonly [string, string, Asking, number, string | undefined]>([
      ['where nothing is declared for it', '/plain?limit=x', {}, 400, undefined],
      ['where its status is', '/exact?limit=x', {}, 400, 'type as application/json'],
      ['where 4XX is', '/range?limit=x', {}, 400, 'type as application/json'],
      ['where default is', '/default?limit=x', {}, 400, 'type as application/json'],
      ['of a thrown problem', '/default', {}, 409, 'undefined as application/json'],
      ['of an unacceptable type', '/types', { headers: { accept: 'image/png' } }, 406, 'undefined as application/json'],
    ]),
  )('%s: %s', async (way, _what, target, asking, status, why) => {
    const got = await of(way).ask(target, asking);
    expect(got.status).toBe(status);
    if (why === undefined) expect(got.headers['content-type']).toBe('application/problem+json');
    else expect([got.headers['x-why'], JSON.parse(got.text)]).toEqual([expect.any(String), { why }]);
  });
});

describe('what a mapper gives is checked', () => {
  it.each<[string, ServiceOptions['mapRefusal'], number, number]>([
    ['a wrong body', () => ({ status: 400, body: {} }), 500, 1],
    ['a status that is not declared', () => ({ status: 418, body: { why: '' } }), 500, 1],
    ['no result', () => undefined, 400, 0],
    [
      'an error',
      () => {
        throw new Error('secret');
      },
      500,
      1,
    ],
  ])('%s', async (_what, mapRefusal, status, lines) => {
    const served = await serve('in front', contract, { mapRefusal: mapRefusal! });
    const got = await served.ask('/exact?limit=x');
    expect([got.status, served.lines.length]).toEqual([status, lines]);
    expect(got.text).not.toContain('secret');
    await served.close();
  });
});

it("takes a client's error that was thrown with its cause for an answer, and no failure", async () => {
  const throwing = { plain: () => Promise.reject(problem(409, 'taken', { cause: new Error('unique_violation') })) };
  const served = await serve('in front', contract, { handlers: throwing, responses: 'report' });
  expect(JSON.parse((await served.ask('/plain')).text)).toMatchObject({ status: 409, detail: 'taken' });
  expect(served.lines.filter(line => line.includes('unique_violation'))).toEqual([]);
  await served.close();
});

it('logs the cause of a thrown problem, and never sends it', async () => {
  const cause = new Error('the disk is full');
  const throwing = { plain: () => Promise.reject(problem(503, 'later', { cause })) };
  const served = await serve('in front', contract, { handlers: throwing, responses: 'report' });
  const got = await served.ask('/plain');
  expect([got.status, JSON.parse(got.text)]).toEqual([
    503,
    { type: 'about:blank', title: 'Service Unavailable', status: 503, detail: 'later' },
  ]);
  expect(served.lines[0]).toContain('the disk is full');
  await served.close();
});
