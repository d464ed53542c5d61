import { createReadStream } from 'node:fs';
import { PassThrough, Readable } from 'node:stream';
import { type Handler, type HandlerInput, problem } from '../../src/express/index.js';
import { rawExchange, statusesOf } from '../support/raw-exchange.js';
import { contractOf, everyWay, type Served, serve, type Way, ways } from './ways.js';

const contract = await contractOf(`
openapi: 3.2.0
info: { title: Broken handlers, version: '1' }
paths:
  /json:
    get:
      operationId: json
      responses:
        '200':
          description: a thing
          headers: { X-A: { schema: { type: string } } }
          content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } }
  /bytes: { get: { operationId: bytes, responses: { '200': { description: bytes, content: { application/octet-stream: {} } } } } }
  /lines: { get: { operationId: lines, responses: { '200': { description: things, content: { application/jsonl: { itemSchema: { $ref: '#/components/schemas/Thing' } } } } } } }
  /none: { delete: { operationId: none, responses: { '204': { description: done } } } }
  /fine: { get: { operationId: fine, responses: { '200': { description: fine, content: { text/plain: {} } } } } }
components:
  schemas:
    Thing: { type: object, properties: { id: { type: integer }, more: {} } }
`);

const secret = 'do-not-log-this-value';
const status = 200;
const good = { status, body: { id: 1 } };
const tick = () => new Promise(resolve => setImmediate(resolve));
const circular: Record<string, unknown> = {};
circular.more = circular;
/** What was made by handlers, and must be gone when they are answered for. */
const made: Readable[] = [];
function kept(stream: Readable): Readable {
  made.push(stream);
  return stream;
}
const failing = (after: readonly string[]) =>
  kept(
    Readable.from(
      (async function* () {
        yield* after;
        await tick();
        throw new Error('the disk is gone');
      })(),
      { objectMode: false },
    ),
  );
const destroyed = () => {
  const stream = kept(new PassThrough());
  stream.destroy();
  return stream;
};

type Then = (take: (value: unknown) => void, refuse: (error: unknown) => void) => void;
/** Promises of other libraries are no more than this. */
const thenable = (then: Then) => ({ then });

/** Loosely typed: what breaks a handler is what its type forbids. */
type Broken = (input: HandlerInput) => unknown;
/** Statuses: of the request itself and, where the connection is kept, of the one sent after it. */
type Row = readonly [what: string, target: string, handler: Broken, statuses: readonly number[], line: string];

const rows: readonly Row[] = [
  [
    'throws',
    'GET /json',
    () => {
      throw new Error('the disk is gone');
    },
    [500, 200],
    'the disk is gone',
  ],
  [
    'throws what is no error',
    'GET /json',
    () => {
      throw secret;
    },
    [500, 200],
    'a string was thrown',
  ],
  [
    'throws nothing',
    'GET /json',
    () => {
      throw undefined;
    },
    [500, 200],
    'nothing was thrown',
  ],
  [
    'rejects',
    'GET /json',
    async () => {
      await tick();
      throw new Error('the disk is gone');
    },
    [500, 200],
    'the disk is gone',
  ],
  [
    'throws a problem that is not declared',
    'GET /json',
    () => {
      throw problem(409, secret);
    },
    [500, 200],
    'the status 409 is not declared',
  ],
  ['gives nothing', 'GET /json', () => undefined, [500, 200], 'the handler gave no { status }'],
  ['gives null', 'GET /json', () => null, [500, 200], 'the handler gave no { status }'],
  ['gives a text', 'GET /json', () => secret, [500, 200], 'the handler gave no { status }'],
  ['gives a list', 'GET /json', () => [good], [500, 200], 'the handler gave no { status }'],
  ['gives a function', 'GET /json', () => () => good, [500, 200], 'the handler gave no { status }'],
  ['gives a promise of nothing', 'GET /json', async () => undefined, [500, 200], 'the handler gave no { status }'],
  [
    'gives a status that is a text',
    'GET /json',
    () => ({ ...good, status: '200' }),
    [500, 200],
    'the handler gave no { status }',
  ],
  ['gives no status', 'GET /json', () => ({ body: {} }), [500, 200], 'the handler gave no { status }'],
  ['gives NaN', 'GET /json', () => ({ ...good, status: Number.NaN }), [500, 200], 'the handler gave no { status }'],
  [
    'gives a part of a status',
    'GET /json',
    () => ({ ...good, status: 200.5 }),
    [500, 200],
    'the handler gave no { status }',
  ],
  ['gives 100', 'GET /json', () => ({ ...good, status: 100 }), [500, 200], 'the handler gave no { status }'],
  ['gives 999', 'GET /json', () => ({ ...good, status: 999 }), [500, 200], 'the handler gave no { status }'],
  [
    'gives a status that throws',
    'GET /json',
    () => ({
      get status() {
        throw new Error('no status');
      },
    }),
    [500, 200],
    'no status',
  ],
  ['gives a thenable', 'GET /json', () => thenable(take => take(good)), [200, 200], ''],
  [
    'gives a thenable that throws',
    'GET /json',
    () =>
      thenable(() => {
        throw new Error('no then');
      }),
    [500, 200],
    'no then',
  ],
  [
    'gives a thenable that answers twice',
    'GET /json',
    () =>
      thenable((take, refuse) => {
        take(good);
        take({});
        refuse(new Error());
      }),
    [200, 200],
    '',
  ],
  [
    'gives a body that refers to itself',
    'GET /json',
    () => ({ status, body: circular }),
    [500, 200],
    'can not be written as JSON',
  ],
  ['gives a bigint beyond the integers', 'GET /json', () => ({ status, body: { id: 2n ** 70n } }), [200, 200], ''],
  ['gives a bigint where none is declared', 'GET /json', () => ({ status, body: 1n }), [500, 200], 'must be an object'],
  [
    'gives a getter that throws',
    'GET /json',
    () => ({
      status,
      body: {
        get id() {
          throw new Error(secret);
        },
      },
    }),
    [500, 200],
    'can not be written as JSON',
  ],
  [
    'gives a toJSON that throws',
    'GET /json',
    () => ({
      status,
      body: {
        id: 1,
        toJSON() {
          throw new Error(secret);
        },
      },
    }),
    [500, 200],
    'can not be written as JSON',
  ],
  [
    'gives a toJSON of nothing',
    'GET /json',
    () => ({ status, body: { toJSON: () => undefined } }),
    [500, 200],
    'can not be written as JSON',
  ],
  [
    'gives a function as body',
    'GET /json',
    () => ({ status, body: () => 1 }),
    [500, 200],
    'can not be written as JSON',
  ],
  [
    'gives a symbol as body',
    'GET /json',
    () => ({ status, body: Symbol(secret) }),
    [500, 200],
    'can not be written as JSON',
  ],
  [
    'gives a body 20,000 deep',
    'GET /json',
    () => ({ status, body: { more: JSON.parse('['.repeat(20_000) + ']'.repeat(20_000)) } }),
    [500, 200],
    'can not be written as JSON',
  ],
  ['gives a header of 60 KB', 'GET /json', () => ({ ...good, headers: { 'X-A': 'a'.repeat(60_000) } }), [200, 200], ''],
  [
    'gives a line end in a header',
    'GET /json',
    () => ({ ...good, headers: { 'X-A': `a\r\nX-B: ${secret}` } }),
    [500, 200],
    'a character that no header may hold',
  ],
  [
    'gives a NUL in a header',
    'GET /json',
    () => ({ ...good, headers: { 'X-A': 'a\0' } }),
    [500, 200],
    'a character that no header may hold',
  ],
  [
    'gives a header beyond Latin-1',
    'GET /json',
    () => ({ ...good, headers: { 'X-A': 'a\u2028' } }),
    [500, 200],
    'a character that no header may hold',
  ],
  [
    'gives a header whose name is none',
    'GET /json',
    () => ({ ...good, headers: { 'X A': 'a' } }),
    [500, 200],
    'no name of a header',
  ],
  [
    'gives a header without a name',
    'GET /json',
    () => ({ ...good, headers: { '': 'a' } }),
    [500, 200],
    'no name of a header',
  ],
  [
    'gives a line end in a header name',
    'GET /json',
    () => ({ ...good, headers: { 'X-A\r\nX-B': 'a' } }),
    [500, 200],
    'no name of a header',
  ],
  ['gives a symbol in a header', 'GET /json', () => ({ ...good, headers: { 'X-A': Symbol('a') } }), [200, 200], ''],
  [
    'gives a header that throws',
    'GET /json',
    () => ({
      ...good,
      headers: {
        get 'X-A'() {
          throw new Error('no header');
        },
      },
    }),
    [500, 200],
    'no header',
  ],
  [
    'gives a line end in a content type',
    'GET /json',
    () => ({ ...good, contentType: 'application/json;a="\r\nX-B: c"' }),
    [500, 200],
    'a character that no header may hold',
  ],
  ['gives headers that are none', 'GET /json', () => ({ ...good, headers: 7 }), [200, 200], ''],
  ['gives its own length', 'GET /json', () => ({ ...good, headers: { 'Content-Length': '99' } }), [200, 200], ''],
  [
    'gives chunks of its own',
    'GET /json',
    () => ({ ...good, headers: { 'Transfer-Encoding': 'chunked' } }),
    [200, 200],
    '',
  ],
  [
    'gives a stream for an undeclared status',
    'GET /bytes',
    () => ({ status: 201, body: kept(createReadStream('/nowhere')) }),
    [500, 200],
    'the status 201 is not declared',
  ],
  [
    'gives a stream for a JSON body',
    'GET /json',
    () => ({ status, body: kept(Readable.from(['{"id":1}'], { objectMode: false })) }),
    [200, 200],
    '',
  ],
  [
    'gives a stream with a wrong header',
    'GET /bytes',
    () => ({ status, headers: { 'X-A': '\n' }, body: kept(createReadStream('/nowhere')) }),
    [500, 200],
    'a character that no header may hold',
  ],
  [
    'gives a stream that breaks before its first byte',
    'GET /bytes',
    () => ({ status, body: failing([]) }),
    [500, 200],
    'the disk is gone',
  ],
  [
    'gives a stream that breaks after some bytes',
    'GET /bytes',
    () => ({ status, body: failing(['abc']) }),
    [200],
    'the disk is gone',
  ],
  [
    'gives a JSON stream that breaks in what is held back',
    'GET /json',
    () => ({ status, body: failing(['{"id":']) }),
    [500, 200],
    'the disk is gone',
  ],
  [
    'gives a file that is not there',
    'GET /bytes',
    () => ({ status, body: kept(createReadStream('/nowhere')) }),
    [500, 200],
    'ENOENT',
  ],
  [
    'gives a stream that is destroyed',
    'GET /bytes',
    () => ({ status, body: destroyed() }),
    [500, 200],
    'was destroyed',
  ],
  [
    'gives a stream that is read already',
    'GET /bytes',
    async () => {
      const stream = kept(Readable.from(['a'], { objectMode: false }));
      for await (const _ of stream);
      return { status, body: stream };
    },
    [500, 200],
    'was destroyed',
  ],
  [
    'gives a stream of objects for bytes',
    'GET /bytes',
    () => ({ status, body: kept(Readable.from([{ id: 1 }])) }),
    [500, 200],
    'chunk',
  ],
  [
    'gives items of which one is wrong',
    'GET /lines',
    () => ({ status, body: kept(Readable.from([{ id: 1 }, { id: secret }])) }),
    [200],
    '/1/id',
  ],
  [
    'gives an item that is circular',
    'GET /lines',
    () => ({ status, body: kept(Readable.from([{ id: 1 }, circular])) }),
    [200],
    'circular',
  ],
  [
    'gives items that break',
    'GET /lines',
    () => ({
      status,
      body: (async function* () {
        yield { id: 1 };
        throw new Error('the disk is gone');
      })(),
    }),
    [200],
    'the disk is gone',
  ],
  ['gives a body for 204', 'DELETE /none', () => ({ status: 204, body: { id: secret } }), [204, 200], ''],
  [
    'gives a stream for 204',
    'DELETE /none',
    () => ({ status: 204, body: kept(createReadStream('/nowhere')) }),
    [204, 200],
    '',
  ],
  [
    'gives 304 that is not declared',
    'GET /json',
    () => ({ status: 304, body: kept(createReadStream('/nowhere')) }),
    [500, 200],
    'the status 304 is not declared',
  ],
  ['gives a body to HEAD', 'HEAD /json', () => good, [200, 200], ''],
  [
    'gives a stream to HEAD',
    'HEAD /bytes',
    () => ({ status, body: kept(createReadStream('/nowhere')) }),
    [200, 200],
    '',
  ],
  [
    'gives a wrong body to HEAD',
    'HEAD /json',
    () => ({ status, body: { id: secret } }),
    [500, 200],
    'must be an integer',
  ],
  [
    'writes an answer and gives none',
    'GET /json',
    ({ response }) => void response.end('{}'),
    [200, 200],
    'the handler wrote the response itself',
  ],
  [
    'writes an answer and gives another',
    'GET /json',
    ({ response }) => {
      response.end('{}');
      return good;
    },
    [200, 200],
    'the handler wrote the response itself',
  ],
  [
    'writes a part of an answer and gives another',
    'GET /json',
    ({ response }) => {
      response.write('{');
      return good;
    },
    [],
    'the handler wrote the response itself',
  ],
  [
    'writes an answer and rejects',
    'GET /json',
    async ({ response }) => {
      response.end('{}');
      await tick();
      throw new Error('the disk is gone');
    },
    [200, 200],
    'the disk is gone',
  ],
  [
    'writes a part of an answer and rejects',
    'GET /json',
    async ({ response }) => {
      response.write('{');
      await tick();
      throw new Error('the disk is gone');
    },
    [200],
    'the disk is gone',
  ],
  [
    'writes after its end',
    'GET /json',
    ({ response }) => {
      setImmediate(() => response.write(secret));
      return good;
    },
    [200, 200],
    '',
  ],
  [
    'writes after its end at once',
    'GET /json',
    ({ response }) => {
      response.end('{}');
      response.write(secret);
      return undefined;
    },
    [200, 200],
    'the handler wrote the response itself, and: write after end',
  ],
  [
    'destroys the response',
    'GET /json',
    ({ response }) => {
      response.destroy();
      return good;
    },
    [],
    '',
  ],
  [
    'destroys the socket',
    'GET /json',
    ({ request }) => {
      request.socket.destroy();
      return good;
    },
    [],
    '',
  ],
  [
    'sets a status of its own',
    'GET /json',
    ({ response }) => {
      response.statusCode = 999;
      return good;
    },
    [200, 200],
    '',
  ],
  ['never answers', 'GET /json', () => new Promise(() => {}), [503, 200], 'did not answer in time'],
  [
    'answers too late',
    'GET /json',
    () => new Promise(resolve => setTimeout(() => resolve({ status, body: kept(createReadStream('/nowhere')) }), 400)),
    [503, 200],
    'did not answer in time',
  ],
  [
    'fails too late',
    'GET /json',
    () => new Promise((_, reject) => setTimeout(() => reject(new Error(secret)), 400)),
    [503, 200],
    'did not answer in time',
  ],
];

const caseOf = ({ request }: HandlerInput) => rows[Number(request.headers['x-case'])]!;
// What a broken handler gives is of no handler's type.
const handler: Handler = input => caseOf(input)[2](input) as never;

describe('a handler that breaks', () => {
  const servers = new Map<Way, Served>();
  beforeAll(async () => {
    const names = ['json', 'bytes', 'lines', 'none'];
    const handlers = {
      ...Object.fromEntries(names.map(name => [name, handler])),
      fine: () => ({ status, body: 'fine' }),
    };
    for (const way of ways) servers.set(way, await serve(way, contract, { handlers, limits: { handlerTimeout: 200 } }));
  });
  afterAll(async () => {
    for (const served of servers.values()) await served.close();
  });

  it.each(everyWay(rows.map((row, index) => [row[0], row[1], row[3], row[4], index] as const)))(
    '%s: %s (%s)',
    async (way, _what, target, want, line, index) => {
      const served = servers.get(way)!;
      served.lines.length = 0;
      made.length = 0;
      const [method, path] = target.split(' ');
      const answer = await rawExchange(served.port, [
        `${method} ${path} HTTP/1.1\r\nHost: a\r\nX-Case: ${index}\r\n\r\n`,
        'GET /fine HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
      ]);
      await tick();
      expect(statusesOf(answer)).toEqual(want);
      expect(answer).not.toContain('hangs');
      expect(served.lines).toEqual(
        line
          .split(', and: ')
          .filter(Boolean)
          .map(part => expect.stringContaining(part)),
      );
      expect(served.lines.join() + answer).not.toContain(secret);
      expect(made.map(({ destroyed }) => destroyed)).toEqual(made.map(() => true));
    },
  );
});
