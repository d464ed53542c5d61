import { pingDocument, type Registry, startRegistry } from './registry.js';

let registry: Registry;
beforeAll(async () => {
  registry = await startRegistry();
  await registry.post('/v1/apis', { name: 'ping' });
});
afterAll(() => registry.close());

const json = '{"openapi":"3.1.0","info":{"title":"J","version":"1"},"paths":{}}';
const put = (version: string, body: string, type: string) =>
  registry.put(`/v1/apis/ping/versions/${version}`, body, type);

describe('the media type of a document', () => {
  it.each(['application/json', 'application/openapi+json'])(
    'is %s only where its bytes are JSON, also where they are here already',
    async type => {
      expect((await put(`yaml for ${type}`.replace(/\W/g, '-'), pingDocument(type), 'application/yaml')).status).toBe(
        201,
      );
      const { status, json: said } = await put('as-json', pingDocument(type), type);
      expect({ status, code: said.findings[0].code }).toEqual({ status: 422, code: 'syntax-error' });
    },
  );

  it('may be YAML and JSON, where the bytes are both', async () => {
    expect((await put('first', json, 'application/yaml')).status).toBe(201);
    expect((await put('second', json, 'application/json')).status).toBe(201);
    expect((await put('third', json, 'application/openapi+json')).status).toBe(201);
    const { headers } = await registry.ask('/v1/apis/ping/versions/third/document');
    expect(headers.get('content-type')).toBe('application/openapi+json');
  });

  it.each(['application/json; charset=utf-16', 'application/yaml;charset="ISO-8859-1"'])(
    'is refused with another charset than UTF-8: %s',
    async type => {
      const { status, json: said } = await put('other', json, type);
      expect({ status, detail: said.detail }).toEqual({ status: 415, detail: expect.stringContaining('UTF-8') });
      const inspected = { method: 'POST', body: 'openapi: 3.1.0', headers: { 'content-type': type } };
      expect((await registry.ask('/v1/inspections', inspected)).status).toBe(415);
    },
  );

  it.each([
    'application/json; charset=utf-8',
    'application/yaml; charset="UTF-8"; x=y',
    'application/yaml; charset=us-ascii',
  ])('may say that it is UTF-8: %s', async type => {
    expect((await put(type.replace(/\W/g, '-'), json, type)).status).toBe(201);
  });
});
