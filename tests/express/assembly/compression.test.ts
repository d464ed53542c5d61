import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import express from 'express';
import { around, assembled } from './assembled.js';

const long = ['x'.repeat(5000)];
const gzip = { headers: { 'Accept-Encoding': 'gzip' } };

describe('compression', () => {
  it.each([
    ['gzip', gunzipSync],
    ['br', brotliDecompressSync],
  ])('by %s gives the same bytes', async (coding, decode) => {
    const served = await assembled({}, () => ({ status: 200, body: long }));
    const { headers, bytes } = await served.ask('/things', { headers: { 'Accept-Encoding': coding } });
    await served.close();
    expect(headers['content-encoding']).toBe(coding);
    expect(headers).not.toHaveProperty('content-length');
    expect(headers.vary).toBe('Accept-Encoding');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(JSON.parse(decode(bytes).toString())).toEqual(long);
  });

  it.each([
    ['of a small body', ['a'], 'gzip'],
    ['without Accept-Encoding', long, undefined],
    ['where it is not accepted', long, 'gzip;q=0'],
    ['where only the bytes as they are are', long, 'identity'],
    ['in codings that nobody knows', long, 'zzip, gzipped'],
    ['where the bytes as they are are liked better', long, 'br;q=0.4, gzip;q=0.5, Identity;q=0.6'],
  ])('is not there %s', async (_what, body, accepted) => {
    const served = await assembled({}, () => ({ status: 200, body }));
    const { headers, text } = await served.ask('/things', { headers: accepted ? { 'Accept-Encoding': accepted } : {} });
    await served.close();
    expect(headers).not.toHaveProperty('content-encoding');
    expect(headers.vary).toBe('Accept-Encoding');
    expect(JSON.parse(text)).toEqual(body);
    expect(headers['content-length']).toBe(String(text.length));
  });

  it('does not hold events back', async () => {
    async function* events() {
      yield { data: 'x'.repeat(3000) };
    }
    const served = await assembled({}, () => ({ status: 200, contentType: 'text/event-stream', body: events() }));
    const { headers, text } = await served.ask('/things', gzip);
    await served.close();
    expect(headers).not.toHaveProperty('content-encoding');
    expect(text).toContain('data: xxx');
  });

  it('leaves parts of a range, what is not to be transformed, and what shrinks no more; YAML does', async () => {
    const app = express();
    const big = Buffer.alloc(4000, 'x');
    app.get(
      '/part',
      (_request, response) =>
        void response.status(206).set('Content-Range', 'bytes 0-3999/9000').type('text').send(big),
    );
    app.get('/kept', (_request, response) => void response.set('Cache-Control', 'no-transform').type('text').send(big));
    app.get('/image', (_request, response) => void response.type('png').send(big));
    app.get('/text', (_request, response) => void response.type('text').send(big));
    const types = ['application/yaml', 'application/openapi+yaml; charset=utf-8', 'application/yaml-no-more'];
    types.forEach((type, index) => {
      app.get(`/typed/${index}`, (_request, response) => void response.set('Content-Type', type).send(big));
    });
    const served = await around(app);
    for (const [target, coding] of [
      ['/part', undefined],
      ['/kept', undefined],
      ['/image', undefined],
      ['/text', 'gzip'],
      ['/typed/0', 'gzip'],
      ['/typed/1', 'gzip'],
      ['/typed/2', undefined],
    ] as const)
      expect((await served.ask(target, gzip)).headers['content-encoding']).toBe(coding);
    await served.close();
  });

  it('is off where it is switched off, or a filter says no', async () => {
    const off = await assembled({ compression: false }, () => ({ status: 200, body: long }));
    const filtered = await assembled({ compression: { filter: request => request.url !== '/things' } }, () => ({
      status: 200,
      body: long,
    }));
    expect((await off.ask('/things', gzip)).headers).not.toHaveProperty('content-encoding');
    expect((await off.ask('/things', gzip)).headers).not.toHaveProperty('vary');
    expect((await filtered.ask('/things', gzip)).headers).not.toHaveProperty('content-encoding');
    await off.close();
    await filtered.close();
  });

  it('does not make a stream whole that breaks: the connection is cut', async () => {
    const served = await around((_request, response) => {
      response.setHeader('Content-Type', 'text/plain');
      response.write('x'.repeat(5000));
      setTimeout(() => response.destroy(), 50);
    });
    expect((await served.ask('/', gzip)).status).toBe('cut');
    while (served.answered.length === 0) await new Promise(next => setTimeout(next, 5));
    await served.close();
    expect(served.answered.map(({ outcome }) => outcome)).toEqual(['cut']);
  });
});

describe('entity tags', () => {
  const tagged = (etag: string) =>
    assembled({}, ({ headers }) => {
      const known = (headers['if-none-match'] ?? '').replace(/^W\//, '') === etag.replace(/^W\//, '');
      return known ? { status: 304, headers: { ETag: etag } } : { status: 200, headers: { ETag: etag }, body: long };
    });

  it('that are strong name the bytes as they are, and are weak of compressed ones', async () => {
    const served = await tagged('"abc"');
    expect((await served.ask('/things')).headers['etag']).toBe('"abc"');
    expect((await served.ask('/things', gzip)).headers['etag']).toBe('W/"abc"');
    await served.close();
  });

  it.each(['GET', 'HEAD'].flatMap(method => ['"abc"', 'W/"abc"'].map(given => [method, given] as const)))(
    'come back in a 304 to %s as the client has them, here %s',
    async (method, given) => {
      const served = await tagged('"abc"');
      const headers = { ...gzip.headers, 'If-None-Match': given };
      const { status, headers: got, bytes } = await served.ask('/things', { method, headers });
      await served.close();
      expect({ status, etag: got['etag'], length: bytes.length }).toEqual({ status: 304, etag: given, length: 0 });
      expect(got).not.toHaveProperty('content-encoding');
    },
  );

  it('that are weak stay as they are', async () => {
    const served = await tagged('W/"abc"');
    expect((await served.ask('/things', gzip)).headers['etag']).toBe('W/"abc"');
    await served.close();
  });
});

describe('HEAD', () => {
  it.each([
    ['compressed', gzip, long],
    ['as they are', {}, long],
    ['small', gzip, ['a']],
    ['that are liked better', { headers: { 'Accept-Encoding': 'identity, gzip;q=0.5' } }, long],
    ['that are liked as well', { headers: { 'Accept-Encoding': 'identity;q=0.5, gzip;q=0.5' } }, long],
  ])('has the head that GET has, of bytes %s', async (_what, asking, body) => {
    const served = await assembled({}, () => ({ status: 200, headers: { ETag: '"abc"' }, body }));
    const [head, get] = [
      await served.ask('/things', { ...asking, method: 'HEAD' }),
      await served.ask('/things', asking),
    ];
    await served.close();
    for (const name of ['etag', 'vary', 'content-type', 'content-length'])
      expect(head.headers[name]).toBe(get.headers[name]);
    expect(head.bytes.length).toBe(0);
  });
});
