import { statusesOf, statusOf } from '../../support/raw-exchange.js';
import { type Host, host, ways } from './hosts.js';

const order = '{"id":1,"kind":"card","items":[{"sku":"ABC-1"}]}';
const size = Buffer.byteLength(order);
const chunk = `${size.toString(16)}\r\n${order}\r\n`;
const chunked = 'Transfer-Encoding: chunked\r\n';
const length = `Content-Length: ${size}\r\n`;

/** @param headers with their ends of line; the connection is closed by the server */
const post = (headers: string, body: string, version = '1.1', closing = 'Connection: close\r\n') =>
  `POST /v1/json HTTP/${version}\r\nHost: a\r\n${closing}Content-Type: application/json\r\n${headers}\r\n${body}`;
const get = (path: string, closing = '') => `GET ${path} HTTP/1.1\r\nHost: a\r\n${closing}\r\n`;

type Row = readonly [given: string, message: string, want: readonly number[]];

const rows: readonly Row[] = [
  ['a length', post(length, order), [200]],
  ['chunks', post(chunked, `${chunk}0\r\n\r\n`), [200]],
  ['chunks of one byte', post(chunked, `${[...order].map(c => `1\r\n${c}\r\n`).join('')}0\r\n\r\n`), [200]],
  ['chunk extensions', post(chunked, `${size.toString(16)};a=b;c="d"\r\n${order}\r\n0;e\r\n\r\n`), [200]],
  ['a chunk extension of 100 KB', post(chunked, `${size.toString(16)};${'a'.repeat(100_000)}\r\n${order}\r\n`), [413]],
  ['trailers', post(`Trailer: X-A\r\n${chunked}`, `${chunk}0\r\nX-A: 1\r\n__proto__: 2\r\n\r\n`), [200]],
  ['trailers that name the framing', post(chunked, `${chunk}0\r\nContent-Length: 1\r\n\r\n`), [400]],
  ['a chunk size that is none', post(chunked, `zz\r\n${order}\r\n0\r\n\r\n`), [400]],
  ['a chunk size beyond all', post(chunked, `ffffffffffffffffff\r\n${order}\r\n`), [400]],
  ['a negative chunk size', post(chunked, `-1\r\n${order}\r\n0\r\n\r\n`), [400]],
  ['a chunk longer than its size', post(chunked, `2\r\n${order}\r\n0\r\n\r\n`), [400]],
  ['chunks that are none', post(chunked, order), [400]],
  ['empty chunks', post(chunked, '0\r\n\r\n'), [400]],
  ['a length and chunks', post(length + chunked, `${chunk}0\r\n\r\n`), [400]],
  ['two lengths that differ', post(`${length}Content-Length: 5\r\n`, order), [400]],
  ['two lengths that agree', post(length + length, order), [400]],
  ['a list of lengths', post(`Content-Length: ${size}, ${size}\r\n`, order), [400]],
  ['a negative length', post('Content-Length: -1\r\n', order), [400]],
  ['a length that is none', post('Content-Length: 0x10\r\n', order), [400]],
  ['a length beyond all', post('Content-Length: 99999999999999999999\r\n', order), [400]],
  ['a length too short', post('Content-Length: 10\r\n', order), [400]],
  ['a length of nothing, and a body', post('Content-Length: 0\r\n', order), [400]],
  ['no length and no chunks', post('', ''), [400]],
  ['a coding that is not known', post('Transfer-Encoding: gzip\r\n', order), [400]],
  ['chunks within chunks', post('Transfer-Encoding: chunked, chunked\r\n', `${chunk}0\r\n\r\n`), [400]],
  ['chunks that are not last', post('Transfer-Encoding: chunked, gzip\r\n', `${chunk}0\r\n\r\n`), [400]],
  ['chunks, oddly spelt', post('Transfer-Encoding: xchunked\r\n', `${chunk}0\r\n\r\n`), [400]],
  ['Expect: 100-continue', post(`Expect: 100-continue\r\n${length}`, order), [100, 200]],
  ['another expectation', post(`Expect: the-unexpected\r\n${length}`, order), [417]],
  ['HTTP/1.0', post(length, order, '1.0', ''), [200]],
  ['HTTP/1.0 with chunks', post(chunked, `${chunk}0\r\n\r\n`, '1.0', ''), [200]],
  ['HTTP/3.0', get('/v1/json').replace('1.1', '3.0'), [400]],
  ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', [400]],
  ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', [400]],
  ['an upgrade', get('/v1/json', 'Connection: Upgrade, close\r\nUpgrade: websocket\r\n'), [200]],
  ['an upgrade to HTTP/2', get('/v1/json', 'Connection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\n'), [200]],
  [
    'five requests at once',
    get('/v1/json') + get('/v1/none') + get('/v1/json?x=1') + post(length, order, '1.1', '') + post(length, order),
    [200, 404, 400, 200, 200],
  ],
  [
    'a request within the body of another',
    post(`Content-Length: ${get('/v1/none').length}\r\n`, get('/v1/none')),
    [400],
  ],
  ['bare line feeds', get('/v1/json', 'Connection: close\r\n').replaceAll('\r\n', '\n'), [400]],
  ['lines before the first', `\r\n\r\n${get('/v1/json', 'Connection: close\r\n')}`, [200]],
];

describe.each(ways)('hostile framing, %s', way => {
  let served: Host;
  beforeAll(async () => {
    served = await host(way);
  });
  afterAll(() => served.close());

  it.each(rows)('%s', async (_given, message, want) => {
    expect(statusesOf(await served.raw(message))).toEqual(want);
    expect(served.failures).toEqual([]);
  });

  it('answers no request that came after one whose framing is broken', async () => {
    const answer = await served.raw(post(length + chunked, `${chunk}0\r\n\r\n`, '1.1', '') + get('/v1/json'));
    expect(statusesOf(answer)).toEqual([400]);
  });

  it('still answers', async () => {
    expect(await served.alive()).toBe(true);
  });
});

describe.each(ways)('a slow client, %s', way => {
  // node looks after its own deadlines at an interval; these are short so that the test is
  const server = { headersTimeout: 100, requestTimeout: 300, connectionsCheckingInterval: 30 };
  const limits = { bodyTimeout: 80 };
  let served: Host;
  beforeAll(async () => {
    served = await host(way, 'bodies.yaml', { server, limits });
  });
  afterAll(() => served.close());

  /** On a busy machine one that is well-behaved may meet deadlines as short as these, too. */
  const alive = async () => {
    for (let tries = 0; tries < 20; tries++) if (await served.alive()) return true;
    return false;
  };

  const slow = (path: string, type: string, body: string, framing = 'Content-Length: 1000\r\n') =>
    `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Type: ${type}\r\n${framing}\r\n${body}`;

  it.each([
    ['headers that do not end', 'GET /v1/json HTTP/1.1\r\nHost: a\r\n', 408],
    ['a request line that does not end', 'GET /v1/js', 408],
    ['JSON that does not come', slow('/v1/json', 'application/json', ''), 408],
    ['JSON that stops', slow('/v1/json', 'application/json', '{"id":'), 408],
    ['chunks that stop', slow('/v1/json', 'application/json', '5\r\n{"id"\r\n', chunked), 408],
    ['a form that stops', slow('/v1/form', 'application/x-www-form-urlencoded', 'title='), 408],
    ['a part that stops', slow('/v1/multipart', 'multipart/form-data; boundary=b', '--b\r\nContent-Disp'), 408],
    ['a text that stops', slow('/v1/text', 'text/plain', 'a'), 408],
    ['bytes that stop', slow('/v1/binary', 'application/octet-stream', 'a'), 408],
    ['items that stop', slow('/v1/lines', 'application/jsonl', '{"r":1,"g":2}\n'), 408],
    ['events that stop', slow('/v1/events', 'text/event-stream', 'data: 1\n\n'), 408],
  ])('%s', async (_given, message, want) => {
    expect(statusOf(await served.raw(message))).toBe(want);
    expect(served.failures).toEqual([]);
    expect(await alive()).toBe(true);
  });

  it.each([
    ['a body', slow('/v1/json', 'application/json', '')],
    ['a part', slow('/v1/multipart', 'multipart/form-data; boundary=b', '')],
    ['an upload', slow('/v1/binary', 'application/octet-stream', '')],
    ['a header', 'GET /v1/json HTTP/1.1\r\nX-A: '],
  ])('%s that trickles is ended all the same', async (_given, message) => {
    expect(await served.trickle(message, 'a', 20)).toBeLessThan(20_000);
    expect(await alive()).toBe(true);
  });
});
