import { type Registry, startRegistry } from '../registry.js';
import { documentOf, ended, published } from './asked.js';

let registry: Registry;
beforeAll(async () => {
  registry = await startRegistry({ works: true });
});
afterAll(() => registry.close());

const version = async (path: string) => (await registry.ask(`/v1/apis/${path}`)).json;

describe('a version that is published', () => {
  it('is compared with the one before it on its branch', async () => {
    await published(
      registry,
      'chain',
      documentOf('GET /a', 'GET /b'),
      documentOf('GET /a'),
      documentOf('GET /a', 'GET /b'),
    );
    const [first, second, third] = await Promise.all(['1', '2', '3'].map(one => version(`chain/versions/${one}`)));
    expect(first).toMatchObject({ branch: 'main' });
    expect(first).not.toHaveProperty('diff');
    expect(first).not.toHaveProperty('previous');
    expect([second.previous, third.previous]).toEqual(['1', '2']);
    expect((await ended(registry, `/v1/diffs/${second.diff}`)).json).toMatchObject({
      base: first.sha256,
      head: second.sha256,
      level: 'breaking',
    });
    expect((await ended(registry, `/v1/diffs/${third.diff}`)).json).toMatchObject({ level: 'safe' });
    const { items } = (await registry.ask('/v1/apis/chain/versions')).json;
    expect(items).toEqual([third, second, first]);
  });

  it('on another branch is compared with what is there', async () => {
    await published(registry, 'branches', documentOf('GET /a'));
    const put = (name: string, text: string) => registry.put(`/v1/apis/branches/versions/${name}`, text);
    const first = await put('next-1?branch=feature/next', documentOf('GET /b'));
    const main = await put('2', documentOf('GET /a', 'GET /c'));
    const second = await put('next-2?branch=feature/next', documentOf());
    expect(first.json).toMatchObject({ branch: 'feature/next' });
    expect(first.json).not.toHaveProperty('previous');
    expect([main.json.previous, second.json.previous]).toEqual(['1', 'next-1']);
    expect((await ended(registry, `/v1/diffs/${second.json.diff}`)).json.counts).toEqual({
      breaking: 1,
      risky: 0,
      safe: 0,
    });
    expect((await put('x?branch=../x', documentOf())).status).toBe(400);
  });

  it('stays on its branch when it is published again on another', async () => {
    await published(registry, 'stays', documentOf('GET /a'));
    const again = await registry.put('/v1/apis/stays/versions/1?branch=other', documentOf('GET /a'));
    expect([again.status, again.json.branch]).toEqual([200, 'main']);
  });

  it('is one link of a chain, however many are published at once', async () => {
    await registry.post('/v1/apis', { name: 'crowd' });
    const names = Array.from({ length: 8 }, (_, index) => `v${index}`);
    const answers = await Promise.all(
      names.map(name => registry.put(`/v1/apis/crowd/versions/${name}`, documentOf(`GET /${name}`))),
    );
    expect(answers.map(({ status }) => status)).toEqual(names.map(() => 201));
    const previous = answers.map(({ json }) => json.previous);
    expect(previous.filter(name => name === undefined)).toHaveLength(1);
    expect(new Set(previous).size).toBe(8);
  });

  it('leaves no comparison behind where it is refused as another of its name', async () => {
    await published(registry, 'refused', documentOf('GET /a'), documentOf('GET /b'));
    const before = await registry.database.knex('diffs').count();
    expect((await registry.put('/v1/apis/refused/versions/2', documentOf('GET /c'))).status).toBe(409);
    expect(await registry.database.knex('diffs').count()).toEqual(before);
  });
});
