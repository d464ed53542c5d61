import { pingDocument, type Registry, startRegistry } from './registry.js';

let registry: Registry;
const apis = ['owner', 'copy', 'third'];

beforeAll(async () => {
  registry = await startRegistry();
  for (const name of apis) await registry.post('/v1/apis', { name });
  const text = `${pingDocument('shared')}  /pong:\n    get: { operationId: pong, responses: { '200': { description: Ping. } } }\n`;
  await registry.put('/v1/apis/owner/versions/1', text);
  await registry.put('/v1/apis/owner/versions/2', text);
  await registry.put('/v1/apis/owner/versions/3', pingDocument('other'));
  await registry.put('/v1/apis/third/versions/1', text);
  await registry.put('/v1/apis/copy/versions/9', text);
});
afterAll(() => registry.close());

async function found(query: string, limit: number) {
  const hits: string[] = [];
  let next: string | undefined;
  do {
    const cursor = next === undefined ? '' : `&cursor=${encodeURIComponent(next)}`;
    const { json, status } = await registry.ask(`/v1/operations?q=${query}&limit=${limit}${cursor}`);
    expect(status).toBe(200);
    for (const { api, version, path } of json.items) hits.push(`${api} ${version} ${path}`);
    next = json.next;
  } while (next !== undefined);
  return hits;
}

const all = [
  'owner 3 /ping',
  ...['/pong', '/ping'].flatMap(path => [`owner 2 ${path}`, `copy 9 ${path}`, `third 1 ${path}`]),
];

describe('a search for operations of documents that APIs share', () => {
  it.each([50, 7, 6, 3, 2, 1])(
    'finds them once for each API, in its newest version that has them, by %d',
    async limit => {
      expect(await found('GET%20', limit)).toEqual(all);
    },
  );

  it.each([50, 2, 1])('finds those of one API alone, by %d', async limit => {
    expect(await found('GET%20&api=copy', limit)).toEqual(['copy 9 /pong', 'copy 9 /ping']);
    expect(await found('GET%20&api=owner', limit)).toEqual(all.filter(hit => hit.startsWith('owner')));
    expect(await found('nothing&api=owner', limit)).toEqual([]);
    expect(await found('GET%20&api=nobody', limit)).toEqual([]);
  });

  it('refuses a cursor of another API', async () => {
    const { json } = await registry.ask('/v1/operations?q=GET%20&api=copy&limit=1');
    const cursor = encodeURIComponent(json.next);
    expect((await registry.ask(`/v1/operations?q=GET%20&api=third&limit=1&cursor=${cursor}`)).status).toBe(400);
  });
});
