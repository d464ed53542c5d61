import { brotliCompressSync, gzipSync } from 'node:zlib';
import { codesOf, statusOf } from '../../support/raw-exchange.js';
import { type Host, host, ways } from './hosts.js';

const json = 'application/json';
const form = 'application/x-www-form-urlencoded';
const multipart = 'multipart/form-data; boundary=b';

function part(name: string, content: string | Buffer, headers = ''): Buffer {
  const head = `--b\r\nContent-Disposition: form-data; name="${name}"\r\n${headers}\r\n`;
  return Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from('\r\n')]);
}
const parts = (...all: readonly Buffer[]) => Buffer.concat([...all, Buffer.from('--b--\r\n')]);
const invalid = Buffer.from([0x61, 0xff, 0xfe, 0xc0, 0x80]);
const order = (extra: string) => `{"id":1,"kind":"card","items":[{"sku":"ABC-1"}]${extra}}`;
const many = (count: number, text: (index: number) => string, joiner: string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(joiner);

type Row = readonly [given: string, path: string, type: string, body: string | Buffer, want: number, code?: string];

const rows: readonly Row[] = [
  ['a JSON array 100,000 deep', '/json', json, '['.repeat(100_000) + ']'.repeat(100_000), 400, 'too-deep'],
  ['objects 100,000 deep', '/json', json, `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, 400, 'too-deep'],
  ['100,000 opening brackets alone', '/json', json, '['.repeat(100_000), 400, 'too-deep'],
  [
    'invalid UTF-8 in JSON',
    '/json',
    json,
    Buffer.concat([Buffer.from('"'), invalid, Buffer.from('"')]),
    400,
    'encoding',
  ],
  ['a NUL in JSON', '/json', json, '{"id":1\0}', 400, 'malformed'],
  ['an escaped NUL, which JSON allows', '/json', json, order(',"note":"\\u0000"'), 200],
  ['a lone surrogate, escaped', '/json', json, order(',"note":"\\ud800"'), 200],
  ['JSON that is cut', '/json', json, '{"id":1,', 400, 'malformed'],
  ['JSON twice', '/json', json, order('') + order(''), 400, 'malformed'],
  ['JSON of white space', '/json', json, '   ', 400, 'malformed'],
  ['no JSON at all', '/json', json, '', 400, 'required'],
  ['a number beyond all', '/json', json, '{"id":1e999,"kind":"card","items":[{"sku":"ABC-1"}]}', 400, 'number-range'],
  ['`__proto__` in JSON', '/json', json, order(',"__proto__":{"id":"x"}'), 200],
  ['`constructor` of another type', '/json', json, order(',"constructor":{"prototype":{}}'), 400, 'type'],
  ['10,000 form fields', '/form', form, many(10_000, index => `k${index}=1`, '&'), 400, 'too-many-parameters'],
  ['10,000 fields of one name', '/form', form, many(10_000, () => 'tags=1', '&'), 400, 'too-many-parameters'],
  ['a % that does not decode in a form', '/form', form, 'title=%&count=1', 400, 'percent-encoding'],
  ['a % that does not decode in a name', '/form', form, 'title=a&count=1&%zz=1', 400, 'percent-encoding'],
  [
    'JSON 40,000 deep in a field of a form, of a recursive schema',
    '/form',
    form,
    `title=a&count=1&tree=${'{"next":'.repeat(40_000)}{}${'}'.repeat(40_000)}`,
    400,
    'too-deep',
  ],
  [
    'JSON 40,000 deep in a text part',
    '/multipart',
    multipart,
    parts(part('title', 'a'), part('tree', `${'{"next":'.repeat(40_000)}{}${'}'.repeat(40_000)}`)),
    400,
    'too-deep',
  ],
  ['invalid UTF-8, percent-encoded, in a form', '/form', form, 'title=%ff&count=1', 400, 'percent-encoding'],
  ['invalid UTF-8 in a form', '/form', form, Buffer.concat([Buffer.from('count=1&title='), invalid]), 400, 'encoding'],
  ['`__proto__` in a form', '/form', form, 'title=a&count=1&__proto__=x&__proto__[a]=1&constructor=y', 200],
  ['`__proto__` in brackets', '/form', form, 'title=a&count=1&colour[__proto__][r]=1', 400],
  ['brackets 10,000 deep', '/form', form, `title=a&count=1&colour${'[a]'.repeat(10_000)}=1`, 400, 'too-deep'],
  ['multipart without boundary', '/multipart', 'multipart/form-data', parts(part('title', 'a')), 400, 'malformed'],
  ['multipart with another boundary', '/multipart', 'multipart/form-data; boundary=c', parts(part('title', 'a')), 400],
  ['a multipart part that never ends', '/multipart', multipart, part('title', 'a'), 400, 'truncated'],
  [
    'a file that never ends',
    '/multipart',
    multipart,
    part('file', 'a', 'Content-Type: image/png\r\n'),
    400,
    'truncated',
  ],
  [
    '10,000 parts',
    '/multipart',
    multipart,
    parts(...Array.from({ length: 10_000 }, () => part('tags', 'a'))),
    413,
    'too-many-parts',
  ],
  [
    'an unknown charset of a part',
    '/multipart',
    multipart,
    parts(part('title', 'a', 'Content-Type: text/plain; charset=klingon\r\n')),
    415,
    'charset',
  ],
  [
    'a part named `__proto__`',
    '/multipart',
    multipart,
    parts(part('title', 'a'), part('__proto__', 'x'), part('constructor', 'y')),
    200,
  ],
  [
    'names with brackets',
    '/multipart',
    multipart,
    parts(part('title', 'a'), part(`order${'[a]'.repeat(10_000)}`, '1')),
    413,
  ],
  ['a part header without end', '/multipart', multipart, `--b\r\nX-A: ${'a'.repeat(100_000)}`, 413],
  [
    'a JSON part 100,000 deep',
    '/multipart',
    multipart,
    parts(part('title', 'a'), part('order', '['.repeat(100_000), 'Content-Type: application/json\r\n')),
    400,
    'too-deep',
  ],
  ['invalid UTF-8 in a text', '/text', 'text/plain', invalid, 400, 'encoding'],
  ['an unknown charset', '/text', 'text/plain; charset=klingon', 'a', 415, 'charset'],
  ['a text over the limit', '/text', 'text/plain', 'a'.repeat(2_000_000), 413, 'too-large'],
  ['no Content-Type', '/json', '', '{}', 415, 'content-type'],
  ['a Content-Type of 5,000 characters', '/json', `application/json; a=${'b'.repeat(5000)}`, '{}', 415, 'content-type'],
  ['a Content-Type with a wildcard', '/json', 'application/*', '{}', 415, 'content-type'],
  ['an item that is no JSON', '/lines', 'application/jsonl', '{"r":1,"g":2}\n{', 400, 'malformed'],
  ['invalid UTF-8 in an item', '/lines', 'application/jsonl', Buffer.concat([invalid, Buffer.from('\n')]), 400],
  ['an item 100,000 deep', '/lines', 'application/jsonl', '['.repeat(100_000), 400, 'too-deep'],
  ['a line without end', '/lines', 'application/jsonl', ' '.repeat(2_000_000), 413, 'too-large'],
  [
    'invalid UTF-8 in an event',
    '/events',
    'text/event-stream',
    Buffer.concat([Buffer.from('data: '), invalid, Buffer.from('\n\n')]),
    400,
    'encoding',
  ],
];

describe.each(ways)('a hostile body, %s', way => {
  let it_: Host;
  beforeAll(async () => {
    it_ = await host(way);
  });
  afterAll(() => it_.close());

  // by name and index: Jest takes a parameter that a row has no value for as its `done` callback
  it.each(rows.map(row => ({ given: row[0], row })))('$given', async ({ row: [, path, type, body, want, code] }) => {
    const answer = await it_.post(`/v1${path}`, type, body);
    expect({ status: statusOf(answer), codes: codesOf(answer) }).toEqual({
      status: want,
      codes: code === undefined ? expect.any(Array) : expect.arrayContaining([code]),
    });
    expect(await it_.alive()).toBe(true);
    expect(({} as { id?: unknown }).id).toBeUndefined();
    expect(it_.failures).toEqual([]);
  });
});

describe.each(ways)('a compressed body, %s', way => {
  const bomb = Buffer.alloc(50_000_000, 'a');
  const plain = Buffer.from(order(''));

  it.each([
    ['a gzip bomb', 'gzip', gzipSync(bomb), 413, 'too-large'],
    ['a brotli bomb', 'br', brotliCompressSync(bomb.subarray(0, 5_000_000)), 413, 'too-large'],
    ['gzip that is cut', 'gzip', gzipSync(plain).subarray(0, 20), 400, 'truncated'],
    ['no gzip', 'gzip', plain, 400, 'encoding'],
    ['gzip of gzip', 'gzip, gzip', gzipSync(gzipSync(plain)), 415, 'content-encoding'],
    ['gzip', 'gzip', gzipSync(plain), 200, undefined],
  ])('%s', async (_given, coding, body, want, code) => {
    const served = await host(way, 'bodies.yaml', { body: { decompress: true } });
    try {
      const answer = await served.post('/v1/json', json, body, `Content-Encoding: ${coding}\r\n`);
      expect([statusOf(answer), ...codesOf(answer)]).toEqual(code === undefined ? [want] : [want, code]);
      expect(await served.alive()).toBe(true);
    } finally {
      await served.close();
    }
  });
});
