import { jest } from '@jest/globals';
import type { Router } from '../../../src/enforce/routing/router.js';

const asked: string[] = [];
const routing = await import('../../../src/enforce/routing/router.js');
jest.unstable_mockModule('../../../src/enforce/routing/router.js', () => ({
  ...routing,
  createRouter: (...given: Parameters<typeof routing.createRouter>): Router => {
    const router = routing.createRouter(...given);
    return {
      match(method, path) {
        asked.push(`${method} ${path}`);
        return router.match(method, path);
      },
    };
  },
}));
const { contractOf, serve, ways } = await import('../../express/ways.js');

const paths = Array.from({ length: 300 }, (_, index) => {
  const parameters = '[{ name: id, in: path, required: true, schema: { type: integer } }]';
  const responses = "{ '200': { description: fine, content: { application/json: {} } } }";
  return `  /p${index}/{id}: { get: { operationId: p${index}, parameters: ${parameters}, responses: ${responses} } }\n`;
});
const contract = await contractOf(`openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths:\n${paths.join('')}`);

describe.each(ways)('a request of one of 300 operations, %s', way => {
  it.each<[string, string, number]>([
    ['with a handler', '/p7/1', 200],
    ['with a route behind', '/p299/1', 200],
    ['that is refused', '/p7/x', 400],
    ['that there is none of', '/none', 404],
  ])('is looked up once: %s', async (_what, target, status) => {
    const handlers = { p7: () => ({ status: 200, body: 1 }) };
    const served = await serve(way, contract, { handlers }, app =>
      app.get('/p299/:id', (_, response) => void response.json(1)),
    );
    asked.length = 0;
    expect((await served.ask(target)).status).toBe(status);
    expect(asked).toEqual([`GET ${target}`]);
    await served.close();
  });
});
