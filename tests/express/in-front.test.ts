import express from 'express';
import express4 from 'express4';
import { createService } from '../../src/express/index.js';
import { contractOf, listen } from './ways.js';

const ok = "responses: { '200': { description: fine, content: { text/plain: {} } } }";
const contract = await contractOf(`
openapi: 3.1.0
info: { title: In front, version: '1' }
paths:
  /handled: { get: { operationId: handled, parameters: [{ name: n, in: query, schema: { type: integer } }], ${ok} } }
  /routed: { get: { operationId: routed, parameters: [{ name: n, in: query, schema: { type: integer } }], ${ok} } }
`);

const apps: readonly (readonly [name: string, make: () => express.Express])[] = [
  ['Express 5', express],
  ['Express 4', () => express4() as express.Express],
];

describe.each(apps)('in front of an app of %s', (_name, make) => {
  it.each<[what: string, target: string, status: number, passed: readonly string[]]>([
    ['an operation with a handler does without the app', '/handled?n=1', 200, []],
    ['so does its refusal', '/handled?n=x', 400, []],
    ['an operation without one goes to its route', '/routed?n=1', 200, ['/routed?n=1']],
    ['but not what is refused of it', '/routed?n=x', 400, []],
    ['everything else goes to the app', '/elsewhere?n=x', 200, ['/elsewhere?n=x']],
    ['so does what the app does not have', '/none', 404, ['/none']],
  ])('%s', async (_what, target, status, passed) => {
    const seen: string[] = [];
    const app = make().set('env', 'test');
    app.use((request, _response, next) => {
      seen.push(request.originalUrl);
      next();
    });
    app.get(['/routed', '/elsewhere', '/handled'], (_, response) => void response.type('text/plain').send('the app'));
    const handlers = { handled: () => ({ status: 200, body: 'the handler' }) };
    const service = createService(contract, { handlers, fallback: app, logger: false });
    const served = await listen(service.handler);
    const answer = await served.ask(target);
    await served.close();
    expect([answer.status, seen]).toEqual([status, passed]);
    if (status === 200) expect(answer.text).toBe(passed.length === 0 ? 'the handler' : 'the app');
  });
});
