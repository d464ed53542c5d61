import type { RequestListener } from 'node:http';
import express from 'express';
import express4 from 'express4';
import { createContract } from '../../src/contract/index.js';
import { loadText } from '../../src/document/index.js';
import { runtimeContract } from '../../src/enforce/from-contract.js';
import { createService, type HandlerResult, type ResponseMode, type ServiceOptions } from '../../src/express/index.js';
import { listen } from './ways.js';

const document = `
openapi: 3.2.0
info: { title: Ways out, version: '1' }
paths:
  /pet:
    get:
      operationId: getPet
      responses:
        '200':
          description: a pet
          content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }
  /lines:
    get:
      operationId: getLines
      responses:
        '200':
          description: pets
          content: { application/jsonl: { itemSchema: { $ref: '#/components/schemas/Pet' } } }
  /few:
    get:
      operationId: getFew
      responses:
        '200':
          description: at most two
          content: { application/jsonl: { schema: { type: array, maxItems: 2, items: { type: integer } } } }
components:
  schemas:
    Pet:
      type: object
      required: [id]
      properties: { id: { type: integer, format: int64 } }
      additionalProperties: false
`;
const contract = runtimeContract(createContract(await loadText(document, { display: 'api.yaml' })));

function told() {
  const lines: string[] = [];
  return { lines, logger: { error: (line: string) => void lines.push(line) } };
}

async function byHandler(name: string, result: HandlerResult, options: ServiceOptions = {}) {
  const { lines, logger } = told();
  const service = createService(contract, { logger, ...options, handlers: { [name]: () => result } });
  const path = `/${name.slice(3).toLowerCase()}`;
  return { ...(await ask(service.handler, path)), lines };
}

async function byRoute(path: string, write: express.RequestHandler, options: ServiceOptions = {}, app = express()) {
  const { lines, logger } = told();
  app.use(createService(contract, { logger, ...options }).middleware);
  app.get(path, write);
  return { ...(await ask(app, path)), lines };
}

/** What arrives: all of it as text, or that the connection was cut. */
async function ask(app: RequestListener, path: string): Promise<{ status: number | string; text: string }> {
  const served = await listen(app);
  const { status, text } = await served.ask(path);
  await served.close();
  return { status, text };
}

describe('what undeclared properties become', () => {
  it.each([
    [
      'a handler',
      () => byHandler('getPet', { status: 200, body: { id: 1, secret: 2 } }, { undeclaredProperties: 'strip' }),
    ],
    [
      'json',
      () =>
        byRoute('/pet', (_, response) => void response.json({ id: 1, secret: 2 }), { undeclaredProperties: 'strip' }),
    ],
    [
      'json of Express 4',
      () =>
        byRoute(
          '/pet',
          (_, response) => void response.json({ id: 1, secret: 2 }),
          { undeclaredProperties: 'strip' },
          express4() as never,
        ),
    ],
    [
      'a text over the hold limit',
      () =>
        byRoute('/pet', (_, r) => void r.type('json').end(`{"id":1,"x":"${'x'.repeat(99)}"}`), {
          undeclaredProperties: 'strip',
          holdLimit: 9,
        }),
    ],
  ])('taken out of what %s gives', async (_what, run) => {
    expect(await run()).toEqual({ status: 200, text: '{"id":1}', lines: [] });
  });
});

describe('modes', () => {
  it.each<[ResponseMode, number, number]>([
    ['enforce', 500, 1],
    ['report', 200, 1],
    [{ sample: 1 }, 200, 1],
    [{ sample: 0 }, 200, 0],
    ['off', 200, 0],
  ])('%j', async (responses, status, lines) => {
    const handler = await byHandler('getPet', { status: 200, body: {} }, { responses });
    const route = await byRoute('/pet', (_, response) => void response.json({}), { responses });
    for (const got of [handler, route]) expect([got.status, got.lines.length]).toEqual([status, lines]);
  });
});

describe('integers beyond 2^53', () => {
  it.each<[string, bigint, number]>([
    ['in range', 9223372036854775807n, 200],
    ['out of range', 9223372036854775808n, 500],
  ])('%s', async (_what, id, status) => {
    const got = await byHandler('getPet', { status: 200, body: { id } });
    const route = await byRoute('/pet', (_, response) => void response.type('json').end(`{"id":${id}}`));
    expect([got.status, route.status]).toEqual([status, status]);
    if (status === 200) expect([got.text, route.text]).toEqual([`{"id":${id}}`, `{"id":${id}}`]);
  });
});

describe('sequences', () => {
  it.each<[string, string[], number | string, number]>([
    ['good items', ['{"id":1}\n{"i', 'd":2}\n'], 200, 0],
    ['a bad item', ['{"id":1}\n', '{"id":"x"}\n'], 'cut', 1],
    ['no JSON', ['{"id":1}\n', 'oh\n'], 'cut', 1],
  ])('written by a route: %s', async (_what, pieces, status, lines) => {
    const got = await byRoute('/lines', (_, response) => {
      response.type('application/jsonl');
      for (const piece of pieces) response.write(piece);
      response.end();
    });
    expect([got.status, got.lines.length]).toEqual([status, lines]);
    if (status === 200) expect(got.text).toBe(pieces.join(''));
  });

  it.each<[string, unknown[], number]>([
    ['within the whole schema', [1, 2], 200],
    ['longer than the whole schema allows', [1, 2, 3], 500],
  ])('given as an array %s', async (_what, body, want) => {
    expect((await byHandler('getFew', { status: 200, body })).status).toBe(want);
  });

  it('given as a stream, held against the whole schema at its end', async () => {
    async function* three() {
      yield* [1, 2, 3];
    }
    const { status, lines } = await byHandler('getFew', { status: 200, body: three() });
    expect([status, lines.length]).toEqual(['cut', 1]);
  });
});

describe('what is not checked', () => {
  it('is told of', async () => {
    const long = (_: unknown, response: express.Response) =>
      void response.type('json').end(`{"id":1,"x":"${'x'.repeat(99)}"}`);
    const got = await byRoute('/pet', long, { holdLimit: 9, checkLimit: 20 });
    expect(got).toMatchObject({ status: 200, lines: [expect.stringContaining('not checked')] });
  });
});
