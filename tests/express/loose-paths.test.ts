import express from 'express';
import express4 from 'express4';
import { contractInput, createService, type Middleware } from '../../src/express/index.js';
import { rawExchange, statusOf } from '../support/raw-exchange.js';
import { contractOf, everyWay, listen, type Served, serve, type Way, ways } from './ways.js';

const locked = `responses: { '200': { description: ok, content: { text/plain: {} } } }`;
const contract = await contractOf(`
openapi: 3.1.0
info: { title: Secrets, version: '1' }
servers: [{ url: /api }]
security: [{ key: [] }]
paths:
  /secret: { get: { operationId: secret, ${locked} } }
  /items/{id}: { get: { operationId: item, parameters: [{ name: id, in: path, required: true, schema: { type: integer } }], ${locked} } }
  /v-{name}: { get: { operationId: pattern, parameters: [{ name: name, in: path, required: true, schema: {} }], ${locked} } }
  /open/{name}: { get: { operationId: open, security: [], parameters: [{ name: name, in: path, required: true, schema: { type: string } }], ${locked} } }
  /open/closed: { get: { operationId: closed, ${locked} }, delete: { operationId: remove, ${locked} } }
components: { securitySchemes: { key: { type: apiKey, in: header, name: X-Key } } }
`);
const security = { key: () => undefined };
const reached = 'reached';

/** Express's default routes, which belong to operations, and one that doesn't. */
function routes(app: express.Express): void {
  const answer: express.RequestHandler = (_, response) => void response.type('text/plain').send(reached);
  for (const path of ['/api/secret', '/api/items/:id', '/api/v-:name', '/api/open/closed', '/api/open/:name', '/Other'])
    app.all(path, answer);
  app.use('/api', express.Router().all(['/secret', '/items/:id'], answer));
}

const rows: readonly (readonly [target: string, status: number])[] = [
  // A character that no target may hold: https://www.rfc-editor.org/rfc/rfc9112.html#section-3.2
  ['/api/secret#', 400],
  ['/api/secret#x', 400],
  ['/api/secret?x#', 400],
  ['/api/items/7#', 400],
  ['/api\\secret', 400],
  ['/api\\secret#', 400],
  ['/api/secret\xa0', 400],
  ['/api/secret\xe9', 400],
  ['http://x/api/secret#', 400],
  ['http://x\\api\\secret', 400],
  ['http://x#/api/secret', 400],
  ['http://user@x/api/secret', 400],
  ['http://x;/api/secret', 400],
  ['http:/api/secret', 400],
  ['http:api/secret', 400],
  ['x:/api/secret', 400],
  ['x://y/api/secret', 400],
  ['*/api/secret', 400],
  // The paths of operations as Express compares them.
  ['/api/secret/', 404],
  ['/api/secret//', 404],
  ['/api//secret', 404],
  ['//api/secret', 404],
  ['/api/SECRET', 404],
  ['/API/secret', 404],
  ['/api/secret/?x=1', 404],
  ['/api/SECRET?x=\\|', 404],
  ['/api/%53ECRET/', 404],
  ['/api/items/7/', 404],
  ['/api/Items/7', 404],
  ['/api/V-x', 404],
  ['/api/%73ecret/', 404],
  ['http://x/api/SECRET', 404],
  ['/api/open/CLOSED', 404],
  ['/api/open/closed/', 404],
  // Those of operations.
  ['/api/secret', 401],
  ['/api/%73ecret', 401],
  ['http://x/api/secret', 401],
  ['http://[::1]:80/api/secret', 401],
  ['/api/secret?x={|}"<\\>^`', 401],
  ['/api/items/x|y', 401],
  ['/api/open/closed', 401],
  ['/api/open/other', 200],
  // Others' own, as loose as they like.
  ['/other/', 200],
  ['/OTHER?x={|}"<\\>^`', 200],
  ['//x/api/secret', 404],
  ['/api/secret;x', 404],
  ['/api/x/../secret', 404],
];

const lines = (target: string, method = 'GET') => [
  `${method} ${target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`,
];

describe('paths that Express reads otherwise', () => {
  const servers = new Map<Way, Served>();
  beforeAll(async () => {
    for (const way of ways) servers.set(way, await serve(way, contract, { security }, routes));
  });
  afterAll(async () => {
    for (const served of servers.values()) await served.close();
  });

  it.each(everyWay(rows))('%s: %j is answered with %i', async (way, target, want) => {
    const answer = await rawExchange(servers.get(way)!.port, lines(target));
    expect(statusOf(answer)).toBe(want);
    expect(answer.includes(reached)).toBe(want === 200);
  });

  it.each(ways)('%s: says why', async way => {
    const answer = (target: string) => rawExchange(servers.get(way)!.port, lines(target));
    expect(await answer('/api/secret#')).toContain('The request target holds a character');
    expect(await answer('/api/Secret')).toContain('differs in letter case or slashes alone');
  });
});

describe('the option pathCase', () => {
  it.each(
    everyWay([
      ['/API/Items/7', 'ignore', 200, '7'],
      ['/API/V-Aa', 'ignore', 200, 'Aa'],
      ['/api/items/7/', 'ignore', 404, ''],
      ['/api/Items/7', 'strict', 404, ''],
    ] as const),
  )('%s: %s with %s is answered with %i', async (way, target, pathCase, want, value) => {
    const served = await serve(way, contract, { security: false, pathCase }, app =>
      app.use(
        (request, response) =>
          void response.type('text/plain').send(Object.values(contractInput(request).params).join()),
      ),
    );
    const { status, text } = await served.ask(target);
    await served.close();
    expect([status, want === 200 ? text : '']).toEqual([want, value]);
  });
});

describe('a method that is passed on', () => {
  it.each(ways)('%s: does not reach another operation in other letter case', async way => {
    const served = await serve(way, contract, { security, unknownMethod: 'pass' }, routes);
    const sent = async (target: string) => statusOf(await rawExchange(served.port, lines(target, 'DELETE')));
    const statuses = [await sent('/api/open/CLOSED'), await sent('/api/open/other')];
    await served.close();
    expect(statuses).toEqual([405, 200]);
  });
});

describe('a mount path', () => {
  const mounts: readonly (readonly [string, () => express.Express])[] = [
    ['Express 5', () => express()],
    ['Express 4', () => express4() as express.Express],
  ];
  it.each(
    mounts.flatMap(([name, make]) =>
      (
        [
          ['/api/secret', 401],
          ['/API/secret', 404],
          ['/api//secret', 404],
          ['/api/secret/', 404],
          ['http:/api/secret', 400],
          ['/api\\secret#', 400],
        ] as const
      ).map(([target, want]) => [name, target, want, make] as const),
    ),
  )('%s: %s is answered with %i', async (_name, target, want, make) => {
    const app = make();
    const { middleware }: { middleware: Middleware } = createService(contract, { security, logger: false });
    app.use('/api', middleware);
    routes(app);
    const served = await listen(app);
    const answer = await rawExchange(served.port, lines(target));
    await served.close();
    expect([statusOf(answer), answer.includes(reached)]).toEqual([want, false]);
  });
});
