import { readFile } from 'node:fs/promises';
import type { HandlerResult } from '../../src/enforce/index.js';
import type { WireRequest } from '../support/sampled-request.js';
import { type BothWays, serveBothWays } from './both-ways.js';

const document = new URL('../fixtures/conversion/api.yaml', import.meta.url);
const text = '2024-02-29T12:30:00.000Z';
const time = new Date(text);
const day = new Date('2024-02-29');

const get = (target: string, headers: WireRequest['headers'] = {}): WireRequest => ({
  method: 'GET',
  target: `/v1${target}`,
  headers,
});
const post = (target: string, type: string, body: unknown): WireRequest => ({
  method: 'POST',
  target: `/v1${target}`,
  headers: { 'content-type': type },
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
});
const json = 'application/json';
const fine: HandlerResult = { status: 204 };

interface Case {
  readonly what: string;
  readonly request: WireRequest;
  readonly answer: HandlerResult;
  /** Of the handler's input; undefined where it must not be called. */
  readonly input: object | undefined;
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: object;
}

const wireOrder = {
  total: '12.50',
  even: 4,
  spans: [
    [
      { from: text, to: null },
      { from: text, to: text },
    ],
  ],
  row: [text, '2024-02-29'],
  days: { any: '2024-02-29' },
  marks: { 'at-one': text, other: text },
  data: 'YWJj',
  big: 18,
  parent: { total: '1.00' },
  day: '2024-01-02',
};
const order = {
  total: { cents: 1250 },
  even: 4,
  spans: [
    [
      { from: time, to: null },
      { from: time, to: time },
    ],
  ],
  row: [text, day],
  days: { any: day },
  marks: { 'at-one': time, other: text },
  data: Buffer.from('abc'),
  big: 18n,
  parent: { total: { cents: 100 } },
  day: new Date('2024-01-02'),
};
const lines = (...items: unknown[]) => items.map(item => `${JSON.stringify(item)}\n`).join('');
const form = [
  '--b\r\nContent-Disposition: form-data; name="taken"\r\n\r\n',
  `${text}\r\n--b\r\nContent-Disposition: form-data; name="count"\r\n\r\n7\r\n`,
  '--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nhi\r\n--b--\r\n',
].join('');

const cases: readonly Case[] = [
  {
    what: 'parameters of every place and style',
    request: get(
      `/orders/2024-02-29?until=${text}&ids=1,9007199254740993&piped=2024-02-29%7C2024-02-29&spaced=3%204&filter[from]=2024-02-29&filter[price]=3.00&where=${encodeURIComponent(JSON.stringify({ from: text }))}`,
      { 'x-after': '9007199254740995', 'x-days': '2024-02-29,2024-02-29', cookie: `seen=${encodeURIComponent(text)}` },
    ),
    answer: { status: 200, headers: { 'Last-Change': time, Next: 2n ** 60n }, body: [{ ...order, id: 2n ** 60n }] },
    input: {
      params: { placed: day },
      query: {
        since: new Date('2024-01-01T00:00:00.000Z'),
        until: time,
        ids: [1n, 9007199254740993n],
        piped: [day, day],
        spaced: [3n, 4n],
        filter: { from: day, price: { cents: 300 } },
        where: { from: time },
      },
      headers: { 'x-after': 9007199254740995n, 'x-days': [day, day] },
      cookies: { seen: time },
    },
    status: 200,
    headers: { 'last-change': text, next: '1152921504606846976' },
    body: [{ ...wireOrder, id: 2 ** 60 }],
  },
  {
    what: 'parameters of matrix and label style',
    request: get('/styles/;matrix=2024-02-29/.1.2'),
    answer: fine,
    input: { params: { matrix: day, label: [1n, 2n] } },
    status: 204,
  },
  {
    what: 'JSON with everything in it',
    request: post('/orders', json, { ...wireOrder, key: '0.05' }),
    answer: { status: 201, body: { ...order, id: 5n } },
    input: { body: { ...order, key: { cents: 5 } }, contentType: json },
    status: 201,
    body: { ...wireOrder, id: 5 },
  },
  {
    what: 'a form, and a default response',
    request: post('/orders', 'application/x-www-form-urlencoded', `from=${encodeURIComponent(text)}`),
    answer: { status: 200, body: { from: time } },
    input: { body: { from: time } },
    status: 200,
    body: { from: text },
  },
  {
    what: 'the child that a discriminator of allOf names',
    request: post('/pets', json, { kind: 'cat', born: '2024-02-29', fed: text }),
    answer: { status: 200, body: { kind: 'Dog', friends: [{ kind: 'cat', fed: time }] } },
    input: { body: { kind: 'cat', born: day, fed: time } },
    status: 200,
    body: { kind: 'Dog', friends: [{ kind: 'cat', fed: text }] },
  },
  {
    what: 'the branch of oneOf that a discriminator names',
    request: post('/shapes', json, { shape: 'text', at: text }),
    answer: { status: 200, body: { shape: 'circle', at: time } },
    input: { body: { shape: 'text', at: text } },
    status: 200,
    body: { shape: 'circle', at: text },
  },
  {
    what: 'items one by one',
    request: post('/lines', 'application/jsonl', lines({ from: text }, { from: text, to: null })),
    answer: { status: 200, body: [{ from: time }, { from: time, to: time }] },
    input: { body: [{ from: time }, { from: time, to: null }] },
    status: 200,
    body: lines({ from: text }, { from: text, to: text }),
  },
  {
    what: 'items of a stream that are checked together',
    request: post('/together', 'application/jsonl', lines({ from: text })),
    answer: {
      status: 200,
      get body() {
        return (async function* () {
          yield { from: time };
          yield { from: time, to: null };
        })();
      },
    },
    input: { body: [{ from: time }] },
    status: 200,
    body: lines({ from: text }, { from: text, to: null }),
  },
  {
    what: 'server-sent events',
    request: get('/events'),
    answer: { status: 200, body: [{ event: 'tick', data: time }] },
    input: {},
    status: 200,
    body: `event: tick\ndata: ${text}\n\n`,
  },
  {
    what: 'fields of a form with a file',
    request: post('/files', 'multipart/form-data; boundary=b', form),
    answer: fine,
    input: { body: { taken: time, count: 7n, file: { field: 'file', filename: 'a.txt', size: 2 } } },
    status: 204,
  },
  {
    what: 'texts, which stay as they are',
    request: post('/texts', 'text/plain', text),
    answer: { status: 200, body: text },
    input: { body: text },
    status: 200,
    body: text,
  },
];

const refused: readonly (readonly [what: string, request: WireRequest, pointer: string])[] = [
  ['a format of the user', post('/orders', json, { total: '12.5' }), '/total'],
  ['a keyword of the user', post('/orders', json, { total: '1.00', even: 3 }), '/even'],
  ['a date-time', post('/orders', json, { total: '1.00', spans: [[{ from: 'soon' }]] }), '/spans/0/0/from'],
  ['what only responses have', post('/orders', json, { total: '1.00', id: 1 }), '/id'],
  ['an item', post('/lines', 'application/jsonl', lines({ from: text }, { from: 1 })), '/1/from'],
];

const broken: readonly (readonly [what: string, answer: HandlerResult])[] = [
  ['an amount that the format can not write', { status: 201, body: { total: { cents: 'x' } } }],
  ['a wrong kind of value', { status: 201, body: { total: { cents: 1 }, big: time } }],
  ['a Date that is none', { status: 201, body: { total: { cents: 1 }, spans: [[{ from: new Date(Number.NaN) }]] } }],
  ['what only requests have', { status: 201, body: { total: { cents: 1 }, key: { cents: 1 } } }],
];

describe('a service that converts formats', () => {
  let ways: BothWays;

  beforeAll(async () => {
    ways = await serveBothWays(await readFile(document, 'utf8'));
  });

  afterAll(() => ways.close());

  it.each(cases)(
    'converts $what, from generated modules as from the document',
    async ({ request, answer, ...want }) => {
      const { generated, document } = await ways.send(request, answer);
      expect(generated).toEqual(document);
      expect(generated?.status).toBe(want.status);
      if (want.input) expect(generated?.input).toMatchObject(want.input);
      if (want.headers) expect(generated?.headers).toMatchObject(want.headers);
      const body = typeof want.body === 'string' ? generated?.body : JSON.parse(generated?.body || 'null');
      expect(body).toEqual(want.body ?? null);
    },
  );

  it.each(refused)('refuses the same: %s', async (_, request, pointer) => {
    const { generated, document } = await ways.send(request, fine);
    expect(generated).toEqual(document);
    expect(generated?.status).toBe(400);
    expect(generated?.body).toContain(`"pointer":${JSON.stringify(pointer)}`);
    expect(generated?.input).toBeUndefined();
  });

  it.each(broken)('lets the same not out: %s', async (_, answer) => {
    const { generated, document } = await ways.send(post('/orders', json, { total: '1.00' }), answer);
    expect(generated).toEqual(document);
    expect(generated?.status).toBe(500);
  });
});
