import { gunzipSync } from 'node:zlib';
import { type Answer, ask } from '../express/ways.js';
import { pingDocument, type Registry, startRegistry } from './registry.js';

const yaml = pingDocument('long '.repeat(500));
const documents = {
  yaml: { type: 'application/openapi+yaml', text: yaml },
  json: {
    type: 'application/openapi+json',
    text: JSON.stringify({ openapi: '3.1.0', info: { title: 'long '.repeat(90), version: '1' }, paths: pathsOf(40) }),
  },
} as const;
type Kind = keyof typeof documents;
const kinds = Object.keys(documents) as Kind[]; // of an object written here

let registry: Registry;
beforeAll(async () => {
  registry = await startRegistry();
  await registry.post('/v1/apis', { name: 'ping' });
  for (const [version, { type, text }] of Object.entries(documents))
    await registry.put(`/v1/apis/ping/versions/${version}`, text, type);
});
afterAll(() => registry.close());

function pathsOf(count: number) {
  const operation = { responses: { 204: { description: 'Done' } } };
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`/path-${index}`, { get: operation }]));
}

/** As it goes over the wire: a client with opinions would decode it. */
function fetched(kind: Kind, headers: Readonly<Record<string, string>>, method = 'GET'): Promise<Answer> {
  const port = Number(new URL(registry.url).port);
  const authorization = `Bearer ${registry.key}`;
  return ask(port, `/v1/apis/ping/versions/${kind}/document`, { method, headers: { authorization, ...headers } });
}

async function strongTag(kind: Kind): Promise<string> {
  const tag = String((await fetched(kind, { 'Accept-Encoding': 'identity' })).headers['etag']);
  expect(tag).toMatch(/^"[0-9a-f]{64}"$/);
  return tag;
}

describe.each(kinds)('a stored document in %s', kind => {
  const { text } = documents[kind];

  it('is compressed for whoever takes that, under a weak tag', async () => {
    const { status, headers, bytes } = await fetched(kind, { 'Accept-Encoding': 'gzip' });
    expect({ status, coding: headers['content-encoding'] }).toEqual({ status: 200, coding: 'gzip' });
    expect(headers['etag']).toBe(`W/${await strongTag(kind)}`);
    expect(headers['vary']).toBe('Accept-Encoding');
    expect(bytes.length).toBeLessThan(text.length / 2);
    expect(gunzipSync(bytes).toString()).toBe(text);
  });

  it.each([{}, { 'Accept-Encoding': 'identity' }, { 'Accept-Encoding': 'gzip;q=0.5, identity' }])(
    'is sent as it is, under a strong tag, for %o',
    async asking => {
      const { status, headers, text: got } = await fetched(kind, asking);
      expect({ status, got, coding: headers['content-encoding'] }).toEqual({ status: 200, got: text });
      expect(headers['etag']).toBe(await strongTag(kind));
      expect(headers['vary']).toBe('Accept-Encoding');
    },
  );

  const forms = ['', 'W/', '"other", ', '"other", W/'];
  it.each(forms.flatMap(form => ['gzip', 'identity'].map(accepted => ({ form, accepted }))))(
    'is not sent again to whoever has it: $form"...", taking $accepted',
    async ({ form, accepted }) => {
      const tag = await strongTag(kind);
      const asking = { 'Accept-Encoding': accepted, 'If-None-Match': `${form}${tag}` };
      // the tag of the answer that the client has: compressed ones have a weak one
      const want = accepted === 'gzip' && form.endsWith('W/') ? `W/${tag}` : tag;
      for (const method of ['GET', 'HEAD']) {
        const { status, headers, bytes } = await fetched(kind, asking, method);
        expect({ status, etag: headers['etag'], length: bytes.length }).toEqual({ status: 304, etag: want, length: 0 });
        expect(headers['vary']).toBe('Accept-Encoding');
        expect(headers['cache-control']).toBe('private, max-age=31536000, immutable');
        expect(headers).not.toHaveProperty('content-encoding');
      }
    },
  );

  it.each(['"other"', 'W/"other"', '"a,*,b"'])('is sent to whoever has another, %s', async given => {
    for (const accepted of ['gzip', 'identity'])
      expect((await fetched(kind, { 'Accept-Encoding': accepted, 'If-None-Match': given })).status).toBe(200);
  });

  it.each(['gzip', 'identity', 'gzip;q=0.5, identity'])('has the same head for HEAD, taking %s', async accepted => {
    const asking = { 'Accept-Encoding': accepted };
    const [head, get] = [await fetched(kind, asking, 'HEAD'), await fetched(kind, asking)];
    for (const name of ['etag', 'vary', 'content-type', 'content-length', 'cache-control'])
      expect(head.headers[name]).toBe(get.headers[name]);
    expect(head.bytes.length).toBe(0);
  });

  it.each(['gzip', 'identity'])('comes whole where a range is asked for, taking %s', async accepted => {
    const { status, headers } = await fetched(kind, { 'Accept-Encoding': accepted, Range: 'bytes=0-9' });
    expect(status).toBe(200);
    expect(headers).not.toHaveProperty('content-range');
    expect(headers).not.toHaveProperty('accept-ranges');
  });
});
