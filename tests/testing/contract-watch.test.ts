import { assemble, createService } from '../../src/express/index.js';
import { contractWatch } from '../../src/testing/index.js';
import { contractOf } from '../express/ways.js';

const contract = await contractOf(`
openapi: 3.1.0
info: { title: Things, version: '1' }
paths:
  /things/{id}:
    get:
      operationId: getThing
      parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
      responses:
        '200': { description: It, content: { application/json: { schema: { type: object, required: [name] } } } }
        '404': { description: None, content: { application/problem+json: { schema: {} } } }
        4XX: { description: Refused, content: { application/problem+json: { schema: {} } } }
        default: { description: Else, content: { application/problem+json: { schema: {} } } }
  /ping: { get: { operationId: ping, responses: { '204': { description: Pong } } } }
`);

type Answer = { readonly status: number; readonly body?: unknown };

/** The service with a handler of one's own for things, watched. */
async function watched(getThing: () => Answer) {
  const watch = contractWatch(contract);
  const handlers = { getThing: async () => getThing(), ping: async () => ({ status: 204 }) };
  const service = createService(contract, { handlers, observer: watch.observer, logger: false });
  const server = await (await assemble(service, { observer: watch.observer })).listen(0, '127.0.0.1');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const statuses = async (...targets: string[]) => {
    const got: number[] = [];
    for (const target of targets) got.push((await fetch(`http://127.0.0.1:${port}${target}`)).status);
    // the connection is let go before the answer counts as over
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
    return got;
  };
  return { watch, statuses };
}

describe('a watch over a contract', () => {
  it('holds nothing against a service that keeps it, refusals included', async () => {
    const { watch, statuses } = await watched(() => ({ status: 200, body: { name: 'Rex' } }));
    expect(await statuses('/things/1', '/things/x', '/nowhere')).toEqual([200, 400, 404]);
    expect(() => watch.assertKept()).not.toThrow();
  });

  it('says what broke it, by operation, status and place, without a value, once', async () => {
    const { watch, statuses } = await watched(() => ({ status: 200, body: { secret: 'hunter2' } }));
    expect(await statuses('/things/1')).toEqual([500]);
    const told = (() => {
      try {
        return watch.assertKept();
      } catch (error) {
        return String(error);
      }
    })();
    expect(told).toMatch(
      /^Error: The service does not keep its contract:\nGET \/things\/\{id\} answered 200: body.*name/,
    );
    expect(told).not.toContain('hunter2');
    expect(() => watch.assertKept()).not.toThrow();
  });

  it('says where a handler failed', async () => {
    const { watch, statuses } = await watched(() => {
      throw new TypeError('no such thing');
    });
    expect(await statuses('/things/1')).toEqual([500]);
    expect(() => watch.assertKept()).toThrow(
      /GET \/things\/\{id\} failed: TypeError: no such thing\n.*contract-watch\.test/,
    );
  });

  it('says which declared answers nobody has had', async () => {
    const never = await watched(() => ({ status: 200, body: { name: 'Rex' } }));
    await never.statuses();
    const all = ['GET /things/{id} 200', 'GET /things/{id} 404', 'GET /things/{id} 4XX', 'GET /ping 204'];
    expect(never.watch.missing()).toEqual(all);
    let status = 200;
    const some = await watched(() => ({ status, body: status === 200 ? { name: 'Rex' } : { status, title: 'None' } }));
    expect(await some.statuses('/things/1', '/things/x')).toEqual([200, 400]);
    expect(some.watch.missing()).toEqual(['GET /things/{id} 404', 'GET /ping 204']);
    status = 404;
    const rest = await watched(() => ({ status, body: { status, title: 'None' } }));
    expect(await rest.statuses('/things/1', '/ping')).toEqual([404, 204]);
    expect(rest.watch.missing()).toEqual(['GET /things/{id} 200', 'GET /things/{id} 4XX']);
  });
});
