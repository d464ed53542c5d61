// One of the servers under measurement, in a process of its own: `node server.mjs KIND`. Tells its port, and when it
// is asked, the microseconds of processor time that it has used.
import { createServer } from 'node:http';
import { join } from 'node:path';
import { orders } from './orders.mjs';

const dist = process.env.BENCH_DIST ?? join(import.meta.dirname, '../../../dist');
const document = join(import.meta.dirname, '../orders.yaml');
let sequence = 0;
const created = body => ({ id: `ord_${++sequence}`, status: 'open', ...body });

const handlers = {
  createOrder: async ({ body }) => ({ status: 201, body: created(body) }),
  listOrders: async () => ({ status: 200, body: orders }),
};

async function service(options) {
  const { load, runtimeContract } = await import(join(dist, 'index.js'));
  const { createService } = await import(join(dist, 'express/index.js'));
  return createService(runtimeContract(await load(document)), options);
}

async function expressApp() {
  const { default: express } = await import('express');
  return express();
}

const servers = {
  async express() {
    const app = await expressApp();
    const { default: express } = await import('express');
    app.use(express.json());
    app.get('/orders', (_request, response) => response.json(orders));
    app.post('/orders', (request, response) => response.status(201).json(created(request.body)));
    return createServer(app);
  },
  async middleware() {
    const app = await expressApp();
    app.use((await service({ handlers })).middleware);
    return createServer(app);
  },
  async routes() {
    const app = await expressApp();
    const { contractInput } = await import(join(dist, 'express/index.js'));
    app.use((await service({})).middleware);
    app.get('/orders', (_request, response) => response.json(orders));
    app.post('/orders', (request, response) => response.status(201).json(created(contractInput(request).body)));
    return createServer(app);
  },
  async front() {
    return createServer((await service({ handlers, fallback: await expressApp() })).handler);
  },
  /** With what stands around a service in production: ids, a line of log, security headers, CORS, compression. */
  async assembly() {
    const { assemble } = await import(join(dist, 'express/index.js'));
    const { createLogger, observer } = await import(join(dist, 'observability/index.js'));
    const observing = observer(createLogger());
    const assembled = await assemble(await service({ handlers, observer: observing, logger: false }), {
      observer: observing,
      cors: { origins: [origin] },
    });
    return createServer(assembled.handler);
  },
  fastify: () => fastifyServer({}, () => undefined),
  /** With the plug-ins that do the same; Fastify's own log, one line a request. */
  async 'fastify-plugins'() {
    const { LogController } = await import('fastify');
    const logController = new LogController({ disableRequestLogging: true });
    return fastifyServer({ logger: true, logController, requestIdHeader: 'x-request-id' }, addPlugins);
  },
};

async function addPlugins(app) {
  const [helmet, cors, compress] = await Promise.all(
    ['helmet', 'cors', 'compress'].map(name => import(`@fastify/${name}`)),
  );
  await app.register(helmet.default);
  await app.register(cors.default, { origin: [origin] });
  await app.register(compress.default, { threshold: 1024 });
  app.addHook('onRequest', async (request, reply) => void reply.header('X-Request-Id', request.id));
  app.addHook('onResponse', async (request, reply) => {
    const { statusCode: status, elapsedTime: ms } = reply;
    // the line names the id by itself
    request.log.info({ method: request.method, route: request.routeOptions.url, status, ms }, 'request');
  });
}

const origin = 'https://app.example.com';

async function fastifyServer(options, prepare) {
  const { default: fastify } = await import('fastify');
  const { load: parse } = await import('js-yaml');
  const { readFileSync } = await import('node:fs');
  const { components } = parse(readFileSync(document, 'utf8'));
  const app = fastify(options);
  await prepare(app);
  for (const [name, schema] of Object.entries(components.schemas)) app.addSchema(localised(name, schema));
  app.get(
    '/orders',
    { schema: { querystring: query, response: { 200: { type: 'array', items: { $ref: 'Order#' } } } } },
    async () => orders,
  );
  app.post(
    '/orders',
    { schema: { body: { $ref: 'NewOrder#' }, response: { 201: { $ref: 'Order#' } } } },
    async (request, reply) => {
      reply.code(201);
      return created(request.body);
    },
  );
  await app.ready();
  return app.server;
}

const query = { type: 'object', properties: { limit: { type: 'integer', minimum: 1, maximum: 100 } } };

function localised(name, schema) {
  return {
    $id: name,
    ...JSON.parse(
      JSON.stringify(schema)
        .replaceAll('#/components/schemas/', '')
        .replace(/"\$ref":"(\w+)"/g, '"$ref":"$1#"'),
    ),
  };
}

const server = await servers[process.argv[2]]();
server.listen(0, '127.0.0.1', () => process.send?.(server.address().port));
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.(user + system);
});
process.on('disconnect', () => process.exit(0));
