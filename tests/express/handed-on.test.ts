import express, { type ErrorRequestHandler } from 'express';
import express4 from 'express4';
import { createService, HttpProblem } from '../../src/express/index.js';
import { contractOf, listen } from './ways.js';

const answer = "responses: { '200': { description: a text, content: { text/plain: { schema: { maxLength: 3 } } } } }";
const contract = await contractOf(`
openapi: 3.1.0
info: { title: Handed on, version: '1' }
paths:
  /late: { get: { operationId: late, ${answer} } }
  /broken: { get: { operationId: broken, ${answer} } }
  /long: { get: { operationId: long, ${answer} } }
  /strict: { get: { operationId: strict, parameters: [{ name: n, in: query, required: true, schema: {} }], ${answer} } }
`);
const handlers = {
  late: () => new Promise<never>(() => {}),
  broken: () => Promise.reject(new Error('broken')),
  long: () => ({ status: 200, body: 'long' }),
  strict: () => ({ status: 200, body: 'abc' }),
};
const shows: ErrorRequestHandler = (error, _request, response, _next) =>
  response.status(418).json(error instanceof HttpProblem ? error.status : String(error));

describe("with refusals: 'next'", () => {
  const makes = [['Express 5', express] as const, ['Express 4', express4 as unknown as typeof express] as const]; // what is used of it here is the same
  const rows = [
    ['a request that is refused', '/strict', 400],
    ['an answer that breaks the contract', '/long', 500],
    ['a handler that fails', '/broken', 'Error: broken'],
    ['a handler that does not answer in time', '/late', 503],
    ['a path that the contract has not', '/Late', 404],
  ] as const;
  it.each(makes.flatMap(([version, make]) => rows.map(row => [version, ...row, make] as const)))(
    '%s: %s goes to the error handlers of the app',
    async (_version, _what, path, want, make) => {
      const app = make();
      const limits = { handlerTimeout: 20 };
      app.use(createService(contract, { handlers, limits, refusals: 'next', logger: false }).middleware).use(shows);
      const { ask, close } = await listen(app);
      const { status, text } = await ask(path);
      await close();
      expect([status, JSON.parse(text)]).toEqual([418, want]);
    },
  );
});
