import { pingDocument, type Registry, startRegistry } from './registry.js';

let registry: Registry;
beforeAll(async () => {
  registry = await startRegistry();
  await registry.post('/v1/apis', { name: 'ping' });
});
afterAll(() => registry.close());

describe('what a registry says to do about a document', () => {
  it.each([
    ['a file', 'other.yaml', 'Send one document, as `specwright bundle` writes it'],
    ['a URL', 'http://example.com/x.yaml', 'Send one document, as `specwright bundle --allow-remote` writes it'],
  ])('that refers to %s can be done by whoever sent it', async (_what, target, remedy) => {
    const text = `${pingDocument()}components: { schemas: { A: { $ref: '${target}' } } }\n`;
    const published = await registry.put('/v1/apis/ping/versions/1', text);
    const headers = { 'content-type': 'application/yaml' };
    const inspected = await registry.ask('/v1/inspections', { method: 'POST', body: text, headers });
    for (const { status, json } of [published, inspected]) {
      const [{ message, ...found }] = json.findings;
      expect({ status, remedy: found.remedy }).toEqual({ status: 422, remedy });
      expect(message).not.toContain('--allow-remote');
    }
  });
});
