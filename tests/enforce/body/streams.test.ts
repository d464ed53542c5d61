import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { BodyResult } from '../../../src/enforce/body/index.js';
import { HttpProblem } from '../../../src/problem/index.js';
import type { Validate } from '../../../src/schema/types.js';
import { collect, media, raw, type Setting, withServer } from './serve.js';

const itemsOf = (result: BodyResult) => (result.refusal === undefined ? collect(result.body) : result);
const seenOf = (setting: Setting, type: string, body: string | Uint8Array) =>
  withServer(setting, send => send({ 'content-type': type }, body));

const isNumber: Validate = value =>
  typeof value === 'number' ? undefined : [{ pointer: '', code: 'type', message: 'must be a number' }];

describe('sequential bodies', () => {
  it.each<[string, string, unknown[]]>([
    ['application/jsonl', '{"a":1}\n\r\n{"a":2}\r\n{"a":3}', [{ a: 1 }, { a: 2 }, { a: 3 }]],
    ['application/x-ndjson', '1\n2\n', [1, 2]],
    ['application/json-seq', '\x1e{"a":1}\n\x1e{"a":2}\n', [{ a: 1 }, { a: 2 }]],
    [
      'text/event-stream',
      ': hello\n\nevent: add\ndata: 1\ndata: 2\n\nid: 5\r\ndata\r\n\r\ndata: lost',
      [
        { event: 'add', data: '1\n2' },
        { id: '5', data: '' },
      ],
    ],
  ])('%s', async (type, body, want) => {
    const { used } = await seenOf({ content: [media(type)], use: itemsOf }, type, body);
    expect(used).toEqual(want);
  });

  it('checks item by item: those before a bad one are given', async () => {
    const given: unknown[] = [];
    const use = async (result: BodyResult) => {
      for await (const item of (result as { body: AsyncIterable<unknown> }).body) given.push(item);
    };
    const content = [media('application/jsonl', { itemCheck: 'i' })];
    const { used } = await seenOf(
      { content, checks: { checks: { i: isNumber } }, use },
      'application/jsonl',
      '1\n2\n"x"\n4',
    );
    expect(given).toEqual([1, 2]);
    expect(used).toBeInstanceOf(HttpProblem);
    expect((used as HttpProblem).problem).toMatchObject({
      status: 400,
      errors: [{ in: 'body', pointer: '/2', code: 'type', message: 'must be a number' }],
    });
  });

  it.each([
    ['1\n{', {}, 'malformed', 400],
    [`${'1'.repeat(100)}`, { bodyBytes: 10 }, 'too-large', 413],
    ['1\n'.repeat(100), { uploadBytes: 100 }, 'too-large', 413],
    ['['.repeat(500), {}, 'too-deep', 400],
  ])('refuses %.10s with %j', async (body, options, code, status) => {
    const { used, result } = await seenOf(
      { content: [media('application/jsonl')], options, use: itemsOf },
      'application/jsonl',
      body,
    );
    if (result.refusal === undefined)
      expect((used as HttpProblem).problem).toMatchObject({ status, errors: [{ code }] });
    else expect(result).toMatchObject({ refusal: code, status });
  });

  it('reads all first where the schema is about all', async () => {
    const content = [media('application/jsonl', { check: 'c' })];
    const checks = { checks: { c: (value: unknown) => ((value as unknown[]).length < 3 ? undefined : isNumber('x')) } };
    const setting = { content, checks, use: itemsOf };
    expect((await seenOf(setting, 'application/jsonl', '1\n2')).used).toEqual([1, 2]);
    expect((await seenOf({ content, checks }, 'application/jsonl', '1\n2\n3')).result.errors).toMatchObject([
      { code: 'type' },
    ]);
  });
});

describe('binary and text bodies', () => {
  const bytesOf = async (result: BodyResult) =>
    Buffer.concat((await collect((result as { body: Readable }).body)) as Buffer[]);

  it('gives bytes as a stream, or a buffer by option', async () => {
    const content = [media('application/octet-stream')];
    const bytes = new Uint8Array([0, 255, 1]);
    expect((await seenOf({ content, use: bytesOf }, 'application/octet-stream', bytes)).used).toEqual(
      Buffer.from(bytes),
    );
    const { result } = await seenOf({ content, options: { binary: 'buffer' } }, 'application/octet-stream', bytes);
    expect(result).toMatchObject({ body: Buffer.from(bytes) });
  });

  it('leaves bytes in the request by option, as they came', async () => {
    const content = [media('image/*')];
    const options = { binary: 'leave', decompress: true, uploadBytes: 1 } as const;
    let given: IncomingMessage | undefined;
    const setting: Setting = {
      content,
      options,
      before: async request => void (given = request),
      use: () => given?.readableDidRead,
    };
    const { result, used } = await withServer(setting, send =>
      send({ 'content-type': 'image/png', 'content-encoding': 'gzip' }, 'no gzip'),
    );
    expect(result).toMatchObject({ refusal: undefined, body: undefined, contentType: 'image/*' });
    expect(used).toBe(false);
    const wrong = await seenOf({ content, options }, 'text/csv', 'a');
    expect(wrong.result).toMatchObject({ refusal: 'content-type' });
  });

  it('fails a stream that grows too long', async () => {
    const setting = { content: [media('image/*')], options: { uploadBytes: 100_000 }, use: bytesOf };
    const used = await withServer(setting, async (_, port, seen) => {
      const chunk = `c350\r\n${'x'.repeat(50_000)}\r\n`;
      const head =
        'POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: image/png\r\nTransfer-Encoding: chunked\r\n\r\n';
      await raw(port, [head, chunk, chunk, chunk, '0\r\n\r\n']);
      return seen[0]?.used;
    });
    expect((used as HttpProblem).problem).toMatchObject({ status: 413, errors: [{ code: 'too-large' }] });
  });

  it.each<[string, Uint8Array | string, unknown]>([
    ['text/plain', 'é', { body: 'é' }],
    ['text/plain; charset=iso-8859-1', new Uint8Array([0xe9]), { body: 'é' }],
    ['text/plain', new Uint8Array([0xe9]), { refusal: 'encoding', status: 400 }],
    ['text/plain; charset=klingon', 'x', { refusal: 'charset', status: 415 }],
  ])('%s', async (type, body, want) => {
    expect((await seenOf({ content: [media('text/*')] }, type, body)).result).toMatchObject(want as object);
  });

  it('reads what a range turns out to be', async () => {
    const content = [media('*/*')];
    expect((await seenOf({ content }, 'application/problem+json', '{"a":1}')).result).toMatchObject({
      body: { a: 1 },
      contentType: '*/*',
    });
    expect((await seenOf({ content }, 'application/x-www-form-urlencoded', 'a=1')).result).toMatchObject({
      body: { a: '1' },
    });
  });
});
