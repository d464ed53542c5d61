import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { collect, media, never, raw, type Setting, withServer } from './serve.js';

const json = { 'content-type': 'application/json' };
const content = [media('application/json', { check: 'c' })];
const one = (setting: Setting, headers: Record<string, string>, body?: string | Uint8Array) =>
  withServer(setting, async send => (await send(headers, body)).result);

describe('JSON bodies', () => {
  it.each<[string | Uint8Array, unknown]>([
    ['{"a":1}', { a: 1 }],
    ['\ufeff[1]', [1]],
    ['"é"', 'é'],
    ['null', null],
    ['{"a":1,"a":2}', { a: 2 }],
  ])('%s', async (body, want) => {
    expect(await one({ content }, json, body)).toEqual({
      refusal: undefined,
      body: want,
      contentType: 'application/json',
      errors: [],
    });
  });

  it('keeps __proto__ as data', async () => {
    const result = await one({ content }, json, '{"__proto__":{"polluted":1}}');
    expect(result.refusal === undefined && Object.keys(result.body as object)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each<[string, Record<string, string>, string | Uint8Array | undefined, string, number]>([
    ['broken', json, '{"a":', 'malformed', 400],
    ['invalid UTF-8', json, new Uint8Array([0x22, 0xff, 0x22]), 'encoding', 400],
    ['UTF-16', { 'content-type': 'application/json; charset=utf-16' }, '{}', 'charset', 415],
    ['a 100,000-deep array', json, '['.repeat(100_000) + ']'.repeat(100_000), 'too-deep', 400],
    ['too many bytes', json, `"${'a'.repeat(2_000_000)}"`, 'too-large', 413],
    ['another type', { 'content-type': 'text/csv' }, 'a', 'content-type', 415],
    ['a coding', { ...json, 'content-encoding': 'gzip' }, gzipSync('{}'), 'content-encoding', 415],
    ['none', json, undefined, 'required', 400],
    ['an empty one', json, '', 'required', 400],
  ])('refuses %s', async (_, headers, body, refusal, status) => {
    const result = await one({ content }, headers, body);
    expect(result).toMatchObject({ refusal, status, errors: [{ in: 'body', pointer: '', code: refusal }] });
  });

  it.each([
    ['{"a":', 'is no whole JSON: it ends at line 1, column 6'],
    ['{"presets": ["strict"]', 'is no whole JSON: it ends at line 1, column 23'],
    ['{\n  "a": [\n    "b",\n  ]\n}', 'is no JSON from line 4, column 3 on'],
    ['{\r\n"a":1,\r}', 'is no JSON from line 3, column 1 on'],
    ['{"a" 1}', 'is no JSON from line 1, column 6 on'],
    ["{'a': 1}", 'is no JSON from line 1, column 2 on'],
    ['[1 2]', 'is no JSON from line 1, column 4 on'],
    ['[01]', 'is no JSON from line 1, column 2 on'],
    ['[{}}', 'is no JSON from line 1, column 4 on'],
    ['{} {}', 'is no JSON from line 1, column 4 on'],
    ['["ab\\1"]', 'is no JSON from line 1, column 6 on'],
    ['["a\nb"]', 'is no JSON from line 1, column 4 on'],
    ['"abc', 'is no whole JSON: it ends at line 1, column 5'],
    ['[true, nul]', 'is no JSON from line 1, column 8 on'],
    ['presets: []', 'is no JSON from line 1, column 1 on'],
    ['\ufeff{"secret": tok', 'is no JSON from line 1, column 12 on'],
  ])('says where %j stops being JSON, and nothing of what it holds', async (body, message) => {
    const result = await one({ content }, json, body);
    expect(result.errors).toEqual([{ in: 'body', pointer: '', code: 'malformed', message }]);
  });

  it('lets a body that is not required be missing', async () => {
    expect(await one({ content, required: false }, json)).toMatchObject({
      body: undefined,
      contentType: undefined,
      errors: [],
    });
  });

  it('maps violations', async () => {
    const result = await one({ content, checks: { checks: { c: never } } }, json, '{}');
    expect(result.errors).toEqual([
      { in: 'body', pointer: '/a', code: 'type', message: 'must be an integer, not a string' },
    ]);
  });

  it('converts what was checked', async () => {
    const checks = { checks: {}, converts: { c: { parse: () => 'converted', serialise: String } } };
    const plans = [media('application/json', { convert: 'c' })];
    expect(await one({ content: plans, checks }, json, '{}')).toMatchObject({ body: 'converted' });
  });

  it('takes what a body parser made, and reads its bytes', async () => {
    const parsing = (make: (text: string) => unknown): Setting => ({
      content,
      before: async request => {
        const text = Buffer.concat((await collect(request)) as Buffer[]).toString();
        Object.assign(request, { body: make(text) });
      },
    });
    expect(await one(parsing(JSON.parse), json, '{"a":1}')).toMatchObject({ body: { a: 1 } });
    expect(await one(parsing(Buffer.from), json, '{"a":1}')).toMatchObject({ body: { a: 1 } });
    expect(await one(parsing(String), json, '{"a"')).toMatchObject({ refusal: 'malformed' });
  });

  it('reads compressed bodies by option, up to what they decompress to', async () => {
    const options = { decompress: true, bodyBytes: 1000 };
    const headers = { ...json, 'content-encoding': 'gzip' };
    expect(await one({ content, options }, headers, gzipSync('{"a":1}'))).toMatchObject({ body: { a: 1 } });
    expect(await one({ content, options }, headers, gzipSync(`"${'a'.repeat(1_000_000)}"`))).toMatchObject({
      refusal: 'too-large',
    });
    expect(await one({ content, options }, headers, 'not gzip')).toMatchObject({ refusal: 'encoding', status: 400 });
    expect(await one({ content, options }, headers, gzipSync('{"a":1}').subarray(0, 20))).toMatchObject({
      refusal: 'truncated',
    });
    expect(await one({ content, options }, { ...json, 'content-encoding': 'zstd' }, 'x')).toMatchObject({
      refusal: 'content-encoding',
    });
  });
});

describe('bodies that do not arrive', () => {
  const head = 'POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n';

  it('answers a slow one with 408 and closes', async () => {
    await withServer({ content, options: { bodyTimeout: 50 } }, async (_, port) => {
      const answer = await raw(port, [`${head}Content-Length: 100\r\n\r\n{`]);
      expect(answer).toMatch(/^HTTP\/1\.1 408[\s\S]*Connection: close/);
    });
  });

  it('answers one that announces too much with 413 at once, and lets the client read that', async () => {
    await withServer({ content }, async (_, port) => {
      const answer = await raw(port, [`${head}Content-Length: 3000000\r\n\r\n`, Buffer.alloc(3_000_000, 32)]);
      expect(answer).toMatch(/^HTTP\/1\.1 413[\s\S]*Connection: close/);
    });
  });

  it('answers one that grows too long with 413', async () => {
    await withServer({ content, options: { bodyBytes: 100 } }, async (_, port) => {
      const chunk = `c8\r\n${' '.repeat(200)}\r\n`;
      expect(await raw(port, [`${head}Transfer-Encoding: chunked\r\n\r\n${chunk}0\r\n\r\n`])).toMatch(
        /^HTTP\/1\.1 413/,
      );
    });
  });

  it('survives a client that goes away', async () => {
    await withServer({ content }, async (_, port, seen) => {
      await raw(port, [`${head}Content-Length: 100\r\n\r\n{`], 'destroy');
      while (seen.length === 0) await sleep(5);
      expect(seen[0]!.result).toMatchObject({ refusal: 'aborted' });
    });
  });

  it('survives a chunk that is none', async () => {
    await withServer({ content }, async (_, port, seen) => {
      const answer = await raw(port, [`${head}Transfer-Encoding: chunked\r\n\r\n5\r\n{"a"`, 'zz\r\n']);
      expect(answer).toMatch(/^HTTP\/1\.1 400/);
      while (seen.length === 0) await sleep(5);
      expect(seen[0]!.result).toMatchObject({ refusal: 'aborted' });
    });
  });

  it('takes an empty chunked body for none', async () => {
    await withServer({ content, required: false }, async (_, port, seen) => {
      await raw(port, [`${head}Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`]);
      expect(seen[0]!.result).toMatchObject({ refusal: undefined, body: undefined });
    });
  });
});
