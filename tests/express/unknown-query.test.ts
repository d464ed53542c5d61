import type { ServiceOptions } from '../../src/express/index.js';
import { contractOf, everyWay, serve } from './ways.js';

const ok = "responses: { '204': { description: fine } }";
const contract = await contractOf(`
openapi: 3.1.0
info: { title: Queries, version: '1' }
paths:
  /strict: { get: { operationId: strict, ${ok} } }
  /tracked: { get: { operationId: tracked, x-tracked: true, parameters: [{ name: n, in: query, schema: { type: integer } }], ${ok} } }
`);
const done = () => ({ status: 204 });
const handlers = { strict: done, tracked: done };

const rows: readonly (readonly [ServiceOptions['unknownQuery'], string, number])[] = [
  ['refuse', '/strict?utm=1', 400],
  ['ignore', '/strict?utm=1', 204],
  ['ignore', '/tracked?utm=1&n=x', 400],
  [({ name }) => (name === 'tracked' ? 'ignore' : 'refuse'), '/strict?utm=1', 400],
  [({ name }) => (name === 'tracked' ? 'ignore' : 'refuse'), '/tracked?utm=1&n=2', 204],
];

describe('an undeclared query parameter', () => {
  it.each(everyWay(rows))('%s, %s: %s is answered with %i', async (way, unknownQuery, target, status) => {
    const served = await serve(way, contract, { handlers, unknownQuery: unknownQuery! });
    expect((await served.ask(target)).status).toBe(status);
    await served.close();
  });
});
