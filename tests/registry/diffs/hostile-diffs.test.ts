import { hostileDocuments } from '../hostile-documents.js';
import { type Registry, startRegistry } from '../registry.js';
import { documentOf, ended, published } from './asked.js';

let registry: Registry;
beforeAll(async () => {
  registry = await startRegistry({ works: true });
  await published(registry, 'letters', documentOf('GET /a'));
});
afterAll(() => registry.close());

describe('a document that is made to cost much', () => {
  it.each(hostileDocuments)(
    'is refused as when it is published, or compared: $name',
    async ({ name, text, want }) => {
      const version = `v${hostileDocuments.findIndex(each => each.name === name)}`;
      const base = { api: 'letters', version: '1' };
      const sent = await registry.post('/v1/diffs', { base, head: { text } });
      const put = await registry.put(`/v1/apis/letters/versions/${version}?branch=${version}`, text);
      if (put.status === 422) {
        expect([sent.status, sent.json.findings[0].code]).toEqual([422, want]);
        expect(sent.json.findings[0].location.file).toBe('head');
        return;
      }
      expect([sent.status, put.status]).toEqual([202, 201]);
      const { json } = await ended(registry, sent.headers.get('location')!);
      expect(json.status === 'done' || ['time', 'memory'].includes(json.reason)).toBe(true);
      expect((await registry.ask('/livez')).status).toBe(200);
    },
    240_000,
  );
});
