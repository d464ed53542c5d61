import { pingDocument, type Registry, startRegistry } from './registry.js';

let registry: Registry;
beforeAll(async () => {
  registry = await startRegistry();
  await registry.post('/v1/apis', { name: 'ping' });
});
afterAll(() => registry.close());

/** Over 1 MiB, which takes longer to read than a small one to be published; `mark` makes one of other bytes. */
const large = (mark: number) =>
  `openapi: 3.1.0\ninfo: { title: L, version: "${mark}" }\npaths: {}\nx-a: [${'{ a: 1 }, '.repeat(200_000)}1]\n`;

describe('large documents', () => {
  it('are read while small ones go past, and refused where a few wait', async () => {
    let done = 0;
    const sent = Array.from({ length: 7 }, (_, n) =>
      registry.put(`/v1/apis/ping/versions/large-${n}`, large(n)).finally(() => done++),
    );
    // those that have no room are told so while the first is read
    await Promise.race(sent);
    const before = done;
    const small = await Promise.all(
      Array.from({ length: 4 }, (_, n) => registry.put(`/v1/apis/ping/versions/small-${n}`, pingDocument(`${n}`))),
    );
    expect(small.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(done).toBeLessThan(7);
    const answers = await Promise.all(sent);
    expect(before).toBeLessThanOrEqual(2);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 201, 201, 503, 503]);
    const refused = answers.find(({ status }) => status === 503);
    expect(refused?.headers.get('retry-after')).toBe('30');
    expect(refused?.json.detail).toContain('large documents');
  }, 120_000);
});
