import type { Handler } from '../../src/express/index.js';
import { contractOf, everyWay, serve } from './ways.js';

const content = 'content: { application/json: { schema: { type: object } } }';
const contract = await contractOf(`
openapi: 3.1.0
info: { title: Bodiless, version: '1' }
paths:
  /both: { get: { operationId: both, responses: { '204': { description: none, ${content} }, '304': { description: none, ${content} } } } }
  /moved: { get: { operationId: moved, responses: { '302': { description: elsewhere, headers: { Location: { schema: { type: string } } } } } } }
  /range: { get: { operationId: range, responses: { 2XX: { description: any, ${content} } } } }
`);

describe('a status that has no body, whatever is declared for it', () => {
  it.each(
    everyWay<readonly [string, object, number]>([
      ['/both', { status: 204 }, 204],
      ['/both', { status: 304 }, 304],
      ['/both', { status: 204, body: {} }, 500],
      ['/moved', { status: 302, headers: { Location: '/' } }, 302],
      ['/moved', { status: 302, headers: { Location: '/' }, contentType: 'text/html', body: 'elsewhere' }, 500],
      ['/range', { status: 204 }, 204],
      ['/range', { status: 200 }, 500],
    ]),
  )('%s: %s answering %j gives %i', async (way, path, result, status) => {
    const handler: Handler = () => result as never; // what the types of a contract would not allow
    const served = await serve(way, contract, { handlers: { both: handler, moved: handler, range: handler } });
    const got = await served.ask(path);
    await served.close();
    expect([got.status, status === 500 ? '' : got.text]).toEqual([status, '']);
  });
});
