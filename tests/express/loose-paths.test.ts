import type { IncomingMessage, ServerResponse } from 'node:http';
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
  // The paths of operations as RFC 3986, 6.2.2.2, compares them: Express has no route for them.
  ['/api/%73ecret', 404],
  ['/%61pi/items/7', 404],
  ['/api/open/clos%65d', 404],
  // The paths of operations once dots are taken out.
  ['/api/x/../secret', 404],
  ['/api/./secret', 404],
  ['/api/x/%2e%2E/secret', 404],
  ['/api/x/.%2e/items/7', 404],
  ['/x/../api//secret', 404],
  ['/api/open/../secret', 404],
  ['/api/open/..', 200],
  ['//x/api/secret', 404],
  ['//x//api/secret', 404],
  ['http://x/api/SECRET', 404],
  ['/api/open/CLOSED', 404],
  ['/api/open/closed/', 404],
  // Those of operations.
  ['/api/secret', 401],
  ['http://x/api/secret', 401],
  ['http://[::1]:80/api/secret', 401],
  ['/api/secret?x={|}"<\\>^`', 401],
  ['/api/items/x|y', 401],
  ['/api/open/closed', 401],
  ['/api/open/other', 200],
  // Others' own, as loose as they like.
  ['/other/', 200],
  ['/OTHER?x={|}"<\\>^`', 200],
  ['/Other/../other', 404],
  ['/api/secret;x', 404],
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
    expect(await answer('/api/Secret')).toContain('differs in letter case, slashes, dots or percent-encoding alone');
  });
});

/** What reads a target by the rules of the web: Hono, fetch-style apps, proxies. */
describe('a fallback that reads URLs', () => {
  let served: Served;
  beforeAll(async () => {
    const fallback = (request: IncomingMessage, response: ServerResponse) => {
      const { pathname } = new URL(request.url!, 'http://localhost');
      const isSecret = ['/api/secret', '/api/items/7', '/api/open/closed'].includes(pathname);
      response.writeHead(isSecret ? 200 : 404).end(isSecret ? reached : 'none');
    };
    served = await listen(createService(contract, { security, fallback, logger: false }).handler);
  });
  afterAll(() => served.close());

  const forms = (path: string) =>
    [
      ...['/x/..', '/.', '/%2e', '/x/%2E%2e', '/x/.%2E', '/x/y/../..', '/..', '//evil', '//evil/x/..', '/./'],
      ...['//evil:80', '//user@evil', '/x//../..', '//evil/%2e', '/api/open/..%2f/../../..', '/api/open/../..'],
    ].map(prefix => prefix + path);
  it.each([...forms('/api/secret'), ...forms('/api/items/7'), ...forms('/api/open/closed'), '/api/open/../secret'])(
    '%s reaches nothing',
    async target => {
      const answer = await rawExchange(served.port, lines(target));
      expect([statusOf(answer), answer.includes(reached)]).toEqual([404, false]);
    },
  );

  it.each(['/x/../y', '//evil/x', '/.well-known/x', '/a..b', '//evil//x', '/x%2e/y'])(
    '%s is passed on',
    async target => {
      const answer = await rawExchange(served.port, lines(target));
      expect(answer).not.toContain('problem+json');
    },
  );
});

describe('percent-encoded letters', () => {
  it.each(
    everyWay([
      ['/api/%73ecret', 200],
      ['/api/clos%65d', 404],
    ] as const),
  )('%s: %s is answered by a handler with %i, and logs nothing', async (way, target, want) => {
    const handlers = { secret: () => ({ status: 200, contentType: 'text/plain', body: 'handled' }) };
    const served = await serve(way, contract, { security: false, handlers });
    expect([(await served.ask(target)).status, served.lines]).toEqual([want, []]);
    await served.close();
  });

  it.each(ways)('%s: without handler no client can bring about a breach by them', async way => {
    const served = await serve(way, contract, { security: false }, routes);
    const answers = [
      await served.ask('/api/%73ecret'),
      await served.ask('/api/%69tems/7'),
      await served.ask('/api/secret'),
    ];
    await served.close();
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 200]);
    expect(served.lines).toEqual([]);
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
