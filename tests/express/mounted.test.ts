import express from 'express';
import express4 from 'express4';
import { contractInput, createService, type Middleware, type ServiceOptions } from '../../src/express/index.js';
import { rawExchange, statusOf } from '../support/raw-exchange.js';
import { contractOf, listen } from './ways.js';

const ok = `responses: { '200': { description: ok, content: { text/plain: {} } } }`;
const id = 'parameters: [{ name: id, in: path, required: true, schema: { type: string } }]';
const head = `openapi: 3.1.0\ninfo: { title: Mounts, version: '1' }\nsecurity: [{ key: [] }]`;
const schemes = 'components: { securitySchemes: { key: { type: http, scheme: bearer } } }';
const pets = await contractOf(`
${head}
servers: [{ url: /api }]
paths:
  /pets: { get: { operationId: pets, ${ok} } }
  /pets/{id}: { get: { operationId: pet, ${id}, ${ok} } }
${schemes}
`);
/** Without a path of its own: below a mount path of one segment, `/{id}` and `/x/{id}` fit the same. */
const bare = await contractOf(`
${head}
paths:
  /root: { get: { operationId: root, ${ok} } }
  /{id}: { get: { operationId: open, security: [], ${id}, ${ok} } }
  /x/{id}: { get: { operationId: locked, ${id}, ${ok} } }
${schemes}
`);
const security = { key: (given: { readonly token?: string }) => given.token === 'good' };

type App = express.Express;
const answer: express.RequestHandler = (request, response) => {
  let text = 'checked';
  try {
    contractInput(request);
  } catch {
    text = 'unchecked';
  }
  response.type('text/plain').send(`reached ${text}`);
};
const rewrite =
  (from: RegExp, to: string): express.RequestHandler =>
  (request, _, next) => {
    request.url = request.url.replace(from, to);
    next();
  };

const versions: Readonly<Record<string, typeof express>> = {
  'Express 5': express,
  'Express 4': express4 as unknown as typeof express, // what is used of it here is the same
};

interface Case {
  readonly of: string;
  readonly contract?: typeof pets;
  readonly options?: ServiceOptions;
  readonly build: (app: App, middleware: Middleware, make: typeof express) => unknown;
  /** The targets that reach a route with good credentials; whatever else does must have been checked too. */
  readonly reached: readonly string[];
  /** Where the two versions differ. */
  readonly reached4?: readonly string[];
}

const routes = (make: typeof express, ...paths: readonly string[]) => {
  const router = make.Router();
  for (const path of paths) router.all(path, answer);
  return router;
};

const tenants = ['/x', '/api', '/API', '/%61pi', '/outer', '/OUTER'].map(tenant => `${tenant}/api/pets`);
const list = ['/x/api/pets', '/api/api/pets', '/API/api/pets', '/api/pets', 'http://h/api/pets'];
const cases: readonly Case[] = [
  {
    of: 'no mount path',
    build: (app, middleware, make) => app.use(middleware).use(routes(make, '/api/pets', '/api/pets/:id')),
    reached: ['/api/pets', '/api/pets/7', 'http://h/api/pets'],
  },
  {
    of: 'a name',
    build: (app, middleware, make) => app.use('/:tenant', middleware, routes(make, '/api/pets', '/api/pets/:id')),
    reached: [...tenants, '/x/api/pets/7'],
    // It drops a slash between the mount path and the rest.
    reached4: [...tenants, '/x/api/pets/7', '/x//api/pets', '/api//api/pets', '/outer//api/pets'],
  },
  {
    of: 'two names',
    build: (app, middleware, make) => app.use('/:a/:b', middleware, routes(make, '/api/pets')),
    reached: ['/a/b/api/pets', '/api/x/api/pets', '/api/api/api/pets'],
  },
  {
    of: 'a list',
    build: (app, middleware, make) =>
      app.use(['/x', '/api'], middleware, routes(make, '/api/pets')).use(routes(make, '/api/pets')),
    reached: list,
    reached4: [...list, '/x//api/pets', '/api//api/pets'],
  },
  {
    of: 'a path and a url that is rewritten below it',
    build: (app, middleware, make) =>
      app
        .use('/api', rewrite(/^\/old-pets/, '/pets'), middleware, routes(make, '/pets'))
        .use(routes(make, '/api/pets')),
    reached: ['/api/pets', '/api/old-pets', 'http://h/api/pets'],
  },
  {
    of: 'no path and a url that is rewritten',
    build: (app, middleware, make) =>
      app.use(rewrite(/^\/api\/old-pets/, '/api/pets'), middleware).use('/api', routes(make, '/pets', '/old-pets')),
    reached: ['/api/pets', '/api/old-pets', 'http://h/api/pets'],
  },
  {
    of: 'a path that is rewritten away',
    build: (app, middleware, make) => app.use('/x', rewrite(/^/, '/api'), middleware, routes(make, '/api/pets')),
    reached: ['/x/pets'],
  },
  {
    of: 'a router in a router, with a route beside the mount',
    build: (app, middleware, make) => {
      const router = make.Router();
      router.use('/api', middleware);
      app.use('/outer', router.use(routes(make, '/api/pets')));
    },
    reached: ['/outer/api/pets', '/OUTER/api/pets'],
    reached4: ['/outer/api/pets', '/OUTER/api/pets', '/outer//api/pets'],
  },
  {
    of: 'an app in an app',
    build: (app, middleware, make) => app.use('/api', make().use(middleware).use(routes(make, '/pets'))),
    reached: ['/api/pets', 'http://h/api/pets'],
  },
  {
    of: 'a path with a slash at its end',
    build: (app, middleware, make) => app.use('/api/', middleware).use('/api/', routes(make, '/pets')),
    reached: ['/api/pets', 'http://h/api/pets'],
  },
  {
    of: 'a path in other letter case',
    build: (app, middleware, make) => app.use('/API', middleware).use(routes(make, '/api/pets')),
    reached: ['/api/pets', 'http://h/api/pets'],
  },
  {
    of: 'a path that swallows all',
    build: (app, middleware, make) => {
      app.use(make === express ? '/*all' : '*', middleware).use(routes(make, '/api/pets'));
    },
    reached: ['/api/pets', 'http://h/api/pets'],
  },
  {
    of: 'a path that the contract holds without servers',
    contract: bare,
    build: (app, middleware, make) => app.use('/root', middleware).use(routes(make, '/root')),
    reached: ['/root'],
  },
  {
    of: 'a path by which two operations are meant',
    contract: bare,
    build: (app, middleware, make) => app.use('/x', middleware, routes(make, '/:id')).use(routes(make, '/x/:id')),
    reached: [],
  },
  {
    of: 'that path, with basePaths',
    contract: bare,
    options: { basePaths: ['/x'] },
    build: (app, middleware, make) => app.use('/x', middleware, routes(make, '/:id')),
    reached: ['/x/pets', '/x/root', '/x/%2e%2e'],
  },
];

const targets = [
  ...['/api/pets', '/api/pets/', '/api/pets/7', '/API/pets', '/api/PETS', '/api//pets', '//api/pets', '/api/old-pets'],
  ...['/x/api/pets', '/x/api/pets/7', '/X/API/PETS', '/x//api/pets', '/x/pets', '/x', '/x/', '/x/root', '/x/%2e%2e'],
  ...['/api/api/pets', '/API/api/pets', '/api/API/pets', '/api//api/pets', '/api/api/api/pets', '/%61pi/api/pets'],
  ...['/%61pi/pets', '/api/p%65ts', '/api/./pets', '/x/../api/pets', '/api/x/../pets', '//h/api/pets'],
  ...['/a/b/api/pets', '/api/x/api/pets', '/outer/api/pets', '/OUTER/api/pets', '/outer/API/pets', '/outer//api/pets'],
  ...['/root', '/root/', '/ROOT', '//root', 'http://h/api/pets', 'http://h/API/pets', 'http:/api/pets', '/api\\pets'],
  `${'/x'.repeat(40)}/api/pets`,
];

const sent = (port: number, target: string, authorization: string) =>
  rawExchange(port, [`GET ${target} HTTP/1.1\r\nHost: h\r\n${authorization}Connection: close\r\n\r\n`]);

async function served(version: string, { contract = pets, options = {}, build }: Case) {
  const make = versions[version]!;
  const app = make();
  app.set('env', 'test');
  build(app, createService(contract, { security, logger: false, ...options } as ServiceOptions).middleware, make); // the resolver takes the one kind of credentials that there is
  return listen(app);
}

describe.each(Object.keys(versions))('a service in %s, mounted under', version => {
  it.each(cases.map(each => [each.of, each] as const))('%s: lets no route be reached unchecked', async (_of, each) => {
    const { port, close } = await served(version, each);
    const reached: string[] = [];
    const unchecked: string[] = [];
    for (const target of targets) {
      const bad = await sent(port, target, '');
      const good = await sent(port, target, 'Authorization: Bearer good\r\n');
      if (good.includes('reached')) reached.push(target);
      if (/unchecked/.test(bad + good)) unchecked.push(target);
      if (bad.includes('reached') && each.contract !== bare) unchecked.push(`${target} without credentials`);
    }
    await close();
    expect(unchecked).toEqual([]);
    expect(reached.sort()).toEqual([...((version === 'Express 4' && each.reached4) || each.reached)].sort());
  });

  it('one path by which two operations are meant refuses both, and says how to tell them apart', async () => {
    const two = cases.find(({ of }) => of === 'a path by which two operations are meant')!;
    const { port, close } = await served(version, two);
    const refused = await sent(port, '/x/pets', 'Authorization: Bearer good\r\n');
    await close();
    expect([statusOf(refused), refused]).toEqual([404, expect.stringContaining('basePaths')]);
  });

  it('one path by which two operations are meant serves the one that has a handler', async () => {
    const two = cases.find(({ of }) => of === 'a path by which two operations are meant')!;
    const handlers = { open: () => ({ status: 200, body: 'handled' }) };
    const { port, close } = await served(version, { ...two, options: { handlers } });
    const handled = await sent(port, '/x/pets', '');
    await close();
    expect([statusOf(handled), handled]).toEqual([200, expect.stringContaining('handled')]);
  });
});
