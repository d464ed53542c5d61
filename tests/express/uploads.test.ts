import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename } from 'node:fs/promises';
import { request } from 'node:http';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HandlerResult, ServiceOptions } from '../../src/express/index.js';
import { contractOf, serve, type Way, ways } from './ways.js';

const contract = await contractOf(`
openapi: 3.1.0
info: { title: Uploads, version: '1' }
paths:
  /photos:
    post:
      operationId: addPhoto
      parameters: [{ name: n, in: query, schema: { type: integer } }]
      requestBody:
        content:
          multipart/form-data:
            schema:
              type: object
              required: [photo]
              properties: { photo: { type: string, format: binary }, title: { type: string, minLength: 2 } }
            encoding: { photo: { headers: { X-Made: { required: true, schema: { type: string, format: date } } } } }
      responses: { '204': { description: done } }
  /trees:
    post:
      operationId: addTree
      requestBody: { content: { application/json: { schema: {} } } }
      responses: { '204': { description: done } }
`);

interface File {
  readonly path: string;
  readonly size: number;
  readonly headers: Readonly<Record<string, unknown>>;
}
const fileOf = (body: unknown) => (body as { photo: File }).photo;
const type = { 'content-type': 'multipart/form-data; boundary=b0' };
const form = (title = 'ab', made = '2024-01-01') =>
  `--b0\r\nContent-Disposition: form-data; name="photo"; filename="../../x"\r\nX-Made: ${made}\r\nContent-Type: image/png\r\n\r\nPNG\r\n` +
  `--b0\r\nContent-Disposition: form-data; name="title"\r\n\r\n${title}\r\n--b0--`;

/** Names below a folder, however deep. */
async function below(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter(entry => entry.isFile()).map(({ name }) => name);
}

async function eventually(holds: () => Promise<boolean>): Promise<void> {
  for (let count = 0; count < 200 && !(await holds()); count += 1)
    await new Promise(resolve => setTimeout(resolve, 10));
  expect(await holds()).toBe(true);
}

async function uploads(way: Way, handler: (body: unknown) => Promise<HandlerResult>) {
  const temporaryFolder = await mkdtemp(join(tmpdir(), 'uploads-'));
  const options: ServiceOptions = {
    body: { files: 'temporary', temporaryFolder },
    handlers: { addPhoto: ({ body }) => handler(body) },
  };
  return { temporaryFolder, served: await serve(way, contract, options) };
}

describe.each(ways)('temporary files of uploads, %s', way => {
  it('are there while the handler runs, and gone when the answer is sent', async () => {
    const seen: unknown[] = [];
    const { temporaryFolder, served } = await uploads(way, async body => {
      const { path, size, headers } = fileOf(body);
      seen.push(await readFile(path, 'utf8'), size, headers['x-made'], path.startsWith(temporaryFolder));
      return { status: 204 };
    });
    expect((await served.ask('/photos', { method: 'POST', headers: type, body: form() })).status).toBe(204);
    expect(seen).toEqual(['PNG', 3, '2024-01-01', true]);
    await eventually(async () => (await below(temporaryFolder)).length === 0);
    await served.close();
  });

  it('stay where a handler has moved them to', async () => {
    const { temporaryFolder, served } = await uploads(way, async body => {
      await rename(fileOf(body).path, join(temporaryFolder, 'kept.png'));
      return { status: 204 };
    });
    await served.ask('/photos', { method: 'POST', headers: type, body: form() });
    await eventually(async () => (await below(temporaryFolder)).join() === 'kept.png');
    await served.close();
  });

  it.each<[string, string, string, number]>([
    ['a body', '/photos', form('a'), 400],
    ['a header of a part', '/photos', form('ab', 'yesterday'), 400],
    ['a parameter', '/photos?n=x', form(), 400],
    ['a body without end', '/photos', form().slice(0, -4), 400],
    ['a handler that throws', '/photos', form(), 500],
  ])('go with a request that is refused for %s', async (_, target, body, status) => {
    const { temporaryFolder, served } = await uploads(way, async () => {
      throw new Error('broken');
    });
    expect((await served.ask(target, { method: 'POST', headers: type, body })).status).toBe(status);
    await eventually(async () => (await below(temporaryFolder)).length === 0);
    await served.close();
  });

  it('go with a client that goes away', async () => {
    let arrived: () => void = () => undefined;
    const handled = new Promise<void>(resolve => (arrived = resolve));
    const { temporaryFolder, served } = await uploads(way, async () => {
      arrived();
      return new Promise<HandlerResult>(() => undefined);
    });
    const asking = request({ port: served.port, host: '127.0.0.1', path: '/photos', method: 'POST', headers: type });
    asking.on('error', () => undefined);
    asking.end(form());
    await handled;
    expect(await below(temporaryFolder)).toHaveLength(1);
    asking.destroy();
    await eventually(async () => (await below(temporaryFolder)).length === 0);
    await served.close();
  });
});

describe('the folder of temporary files', () => {
  it('loses what processes left that are no more, and nothing else', async () => {
    const temporaryFolder = await mkdtemp(join(tmpdir(), 'uploads-'));
    const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
    // no process has an id so high
    const dead = `specwright-uploads-${machine}-99999999-abc`;
    const others = [`specwright-uploads-${machine}-1-abc`, 'specwright-uploads-00000000-99999999-abc', 'mine'];
    for (const name of [dead, ...others]) await mkdir(join(temporaryFolder, name));
    const options: ServiceOptions = {
      body: { files: 'temporary', temporaryFolder },
      handlers: { addPhoto: () => ({ status: 204 }) },
    };
    const served = await serve('in front', contract, options);
    await served.ask('/photos', { method: 'POST', headers: type, body: form() });
    const names = await readdir(temporaryFolder);
    expect(names).toEqual(expect.arrayContaining(others));
    expect(names).toHaveLength(others.length + 1);
    await served.close();
  });
});

describe.each(ways)('properties of JSON, %s', way => {
  it('are bounded over all objects together', async () => {
    const served = await serve(way, contract, {
      limits: { jsonKeys: 100 },
      handlers: { addTree: () => ({ status: 204 }) },
    });
    const post = (value: unknown) =>
      served.ask('/trees', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(value),
      });
    const tree = (count: number) => Array.from({ length: count }, () => ({ a: { ':"': '::"{' } }));
    expect((await post(tree(50))).status).toBe(204);
    const refused = await post(tree(51));
    expect([refused.status, JSON.parse(refused.text).errors[0].code]).toEqual([400, 'too-many-keys']);
    expect((await post('":'.repeat(1000))).status).toBe(204);
    await served.close();
  });
});
