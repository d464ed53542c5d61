import express from 'express';
import express4 from 'express4';
import { contractInput, createService, type RuntimeContract, type ServiceOptions } from '../../src/express/index.js';
import { contractOf, everyWay, listen, type Served, type Way, ways } from './ways.js';

const ok = `responses: { '200': { description: ok, content: { application/json: { schema: { type: object, required: [from] } } } } }`;
const orders = await contractOf(`
openapi: 3.1.0
info: { title: Orders, version: '1' }
paths:
  /orders: { get: { operationId: list, ${ok} } }
  /orders/{id}: { get: { operationId: read, parameters: [{ name: id, in: path, required: true, schema: { type: integer } }], ${ok} } }
`);
const desk = await contractOf(`
openapi: 3.1.0
info: { title: Desk, version: '1' }
paths:
  /orders: { post: { operationId: create, ${ok} }, options: { operationId: describe, ${ok} } }
  /desk: { get: { operationId: desk, ${ok} } }
`);

const by = (contract: RuntimeContract, from: string, options: ServiceOptions) =>
  createService(contract, {
    logger: false,
    handlers: Object.fromEntries(
      contract.plan.operations.map(({ name }) => [name, () => ({ status: 200, body: { from } })]),
    ),
    ...options,
  });

/** Orders first, the desk behind it, and a route of the app's own last. */
async function serveBoth(way: Way, first: ServiceOptions, second: ServiceOptions = {}): Promise<Served> {
  const app = way === 'Express 4' ? (express4() as express.Express) : express();
  if (way !== 'in front') app.use(by(orders, 'orders', first).middleware);
  app.use(by(desk, 'desk', second).middleware);
  app.delete('/orders', (_, response) => void response.json({ from: 'app' }));
  return listen(way === 'in front' ? by(orders, 'orders', { ...first, fallback: app }).handler : app);
}

function both(first: ServiceOptions, second: ServiceOptions, rows: readonly Row[]): void {
  const servers = new Map<Way, Served>();
  beforeAll(async () => {
    for (const way of ways) servers.set(way, await serveBoth(way, first, second));
  });
  afterAll(async () => {
    for (const served of servers.values()) await served.close();
  });
  it.each(everyWay(rows))('%s: %s is answered with %i by %s', async (way, target, status, from) => {
    const [method = '', path = ''] = target.split(' ');
    const got = await servers.get(way)!.ask(path, { method });
    expect(got.status).toBe(status);
    if (from?.startsWith('Allow: ')) expect(got.headers.allow).toBe(from.slice(7));
    else if (from !== 'nobody') expect(JSON.parse(got.text)).toEqual({ from });
  });
}

type Row = readonly [target: string, status: number, from: string];

describe('two services in one app', () => {
  both({}, {}, [
    ['GET /orders', 200, 'orders'],
    ['GET /orders/1', 200, 'orders'],
    ['GET /desk', 200, 'desk'],
    ['HEAD /desk', 200, 'nobody'],
    ['POST /desk', 405, 'Allow: GET, HEAD, OPTIONS'],
    ['GET /orders/x', 400, 'nobody'],
    ['POST /orders', 405, 'Allow: GET, HEAD, OPTIONS'],
    ['GET /none', 404, 'nobody'],
  ]);
});

describe('two services that share a path, the first of which passes on the methods that it lacks', () => {
  both({ unknownMethod: 'pass' }, {}, [
    ['GET /orders', 200, 'orders'],
    ['POST /orders', 200, 'desk'],
    ['OPTIONS /orders', 200, 'desk'],
    ['PATCH /orders', 405, 'Allow: GET, HEAD, OPTIONS, POST'],
    ['DELETE /orders', 405, 'Allow: GET, HEAD, OPTIONS, POST'],
    ['GET /none', 404, 'nobody'],
  ]);
});

describe('routes of the app behind two services that pass methods on', () => {
  both({ unknownMethod: 'pass' }, { unknownMethod: 'pass' }, [
    ['DELETE /orders', 200, 'app'],
    ['PATCH /orders', 404, 'nobody'],
  ]);
});

it('gives each route what its own service read', async () => {
  const app = express();
  for (const contract of [orders, desk]) app.use(createService(contract, { logger: false }).middleware);
  app.get(['/orders/:id', '/desk'], (request, response) => {
    const { operation, params } = contractInput(request);
    response.json({ from: operation.name, ...params });
  });
  const served = await listen(app);
  const texts = [(await served.ask('/orders/7')).text, (await served.ask('/desk')).text];
  expect(texts.map(text => JSON.parse(text))).toEqual([{ from: 'read', id: 7 }, { from: 'desk' }]);
  await served.close();
});

it.each<[string, ServiceOptions['fallback']]>([
  [
    'throws',
    () => {
      throw new Error('the disk is gone');
    },
  ],
  ['rejects', () => Promise.reject(new Error('the disk is gone'))],
])('answers for a fallback that %s', async (_how, fallback) => {
  const lines: string[] = [];
  const service = createService(orders, { logger: { error: line => void lines.push(line) }, fallback: fallback! });
  const served = await listen(service.handler);
  expect((await served.ask('/elsewhere')).status).toBe(500);
  expect(lines).toEqual([expect.stringMatching(/^service: Error: the disk is gone/)]);
  await served.close();
});
