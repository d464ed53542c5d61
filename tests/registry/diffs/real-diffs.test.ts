import { readFileSync } from 'node:fs';
import { describeReal, realDocument } from '../../support/real-documents.js';
import { type Registry, startRegistry } from '../registry.js';
import { ended } from './asked.js';

describeReal("GitHub's contract, published after that of its enterprise server", () => {
  let registry: Registry;
  beforeAll(async () => {
    registry = await startRegistry({ works: true });
    await registry.post('/v1/apis', { name: 'github' });
  });
  afterAll(() => registry.close());

  it('is compared within the limits, and every page of what changes keeps to the contract', async () => {
    for (const [version, name] of [
      ['1', 'github-enterprise-3.19.json'],
      ['2', 'github.json'],
    ] as const) {
      const bytes = readFileSync(realDocument(name));
      const { status } = await registry.put(`/v1/apis/github/versions/${version}`, bytes, 'application/json');
      expect(status).toBe(201);
    }
    const { diff } = (await registry.ask('/v1/apis/github/versions/2')).json;
    const { json } = await ended(registry, `/v1/diffs/${diff}`);
    expect(json).toMatchObject({ status: 'done', level: 'breaking' });
    const { breaking, risky, safe } = json.counts;
    const prints: string[] = [];
    let path: string | undefined = `/v1/diffs/${diff}?limit=100`;
    while (path) {
      const page: Awaited<ReturnType<Registry['ask']>> = await registry.ask(path);
      expect(page.status).toBe(200);
      expect(page.text.length).toBeLessThan(4 * 1024 * 1024);
      prints.push(...page.json.items.map((item: { fingerprint: string }) => item.fingerprint));
      path = /<([^>]*)>; rel="next"/.exec(page.headers.get('link') ?? '')?.[1];
    }
    expect(prints.length).toBe(Math.min(breaking + risky + safe, 10_000));
    expect(new Set(prints).size).toBe(prints.length);
  }, 300_000);
});
