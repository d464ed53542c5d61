import type { ErrorRequestHandler, RequestHandler, Router } from 'express';
import express from 'express';
import express4 from 'express4';
import { rawExchange, statusesOf } from '../../support/raw-exchange.js';
import { contractOf, everyWay, type Served, serve, type Way, ways } from '../ways.js';

export const contract = await contractOf(`
openapi: 3.2.0
info: { title: Broken routes, version: '1' }
paths:
  /json:
    get:
      parameters: [{ name: callback, in: query, schema: { type: string } }]
      responses:
        '200':
          description: a thing
          headers: { X-A: { schema: { type: integer } } }
          content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } }
        '409': { description: a conflict, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
  /bytes: { get: { responses: { '200': { description: bytes, content: { application/octet-stream: {} } } } } }
  /page: { get: { responses: { '200': { description: a page, content: { text/html: { schema: { type: string, maxLength: 9 } } } } } } }
  /moved: { get: { responses: { '302': { description: elsewhere, headers: { Location: { required: true, schema: { pattern: '^/fine$' } } } } } } }
  /counted: { get: { responses: { '200': { description: fine, headers: { X-Total: { required: true, schema: { type: integer } } }, content: { text/plain: {} } } } } }
  /default: { get: { responses: { '200': { description: bytes, content: { application/octet-stream: {} } }, default: { description: wrong, content: { application/problem+json: {} } } } } }
  /fine: { get: { responses: { '200': { description: fine, content: { text/plain: {} } } } } }
components:
  schemas:
    Thing: { type: object, required: [id], properties: { id: { type: integer } } }
`);

export const secret = 'do-not-log-this-value';
export const good = { id: 1 };
export const bad = { id: secret };
export const tick = () => new Promise(resolve => setImmediate(resolve));

/** Express's own error handler ends the connection where an answer is out, at some time or other; an app's need not. */
export const quiet: ErrorRequestHandler = (error, _request, response, next) => {
  if (!response.headersSent) next(error);
};

type Step = RequestHandler | ErrorRequestHandler;
/** Statuses: of the request itself and, where the connection is kept, of the one sent after it. `line`: '' where none is logged. */
export type Row = readonly [
  what: string,
  target: string,
  steps: RequestHandler | readonly [RequestHandler, ...Step[]],
  statuses: readonly number[],
  line: string,
];

const routerOf = (way: Way): Router => (way === 'Express 4' ? (express4.Router() as Router) : express.Router());

/** What a row adds to the request, where its name says so. */
const headersOf = (what: string) => {
  if (what.includes('If-None-Match')) return 'If-None-Match: *\r\n';
  if (what.includes('If-Match')) return 'If-Match: "other"\r\n';
  if (what.includes('If-Unmodified-Since')) return 'If-Unmodified-Since: Mon, 01 Jan 2001 00:00:00 GMT\r\n';
  if (what.includes('Accept html')) return 'Accept: text/html\r\n';
  const range = /Range (bytes=\S+)/.exec(what)?.[1];
  return range === undefined ? '' : `Range: ${range}\r\n`;
};

/** Every row, every way in: what the client gets, that the connection goes on where it may, and one line of the log. */
export function run(rows: readonly Row[]): void {
  const servers = new Map<Way, Served>();
  const routes = (way: Way) => (app: express.Express) => {
    app.engine('words', (path, _options, done) =>
      path.endsWith('bad.words') ? done(new Error(secret)) : done(null, 'words'),
    );
    app.set('views', import.meta.dirname);
    app.get('/fine', (_, response) => void response.type('text').send('fine'));
    for (const [index, [, , steps]] of rows.entries()) {
      const router = routerOf(way);
      // Express knows an error handler by its four parameters, whatever its type.
      for (const step of [steps].flat()) router.use(step as RequestHandler);
      app.use((request, response, next) =>
        request.get('x-case') === String(index) ? router(request, response, next) : next(),
      );
    }
  };
  beforeAll(async () => {
    for (const way of ways) servers.set(way, await serve(way, contract, {}, routes(way)));
  });
  afterAll(async () => {
    for (const served of servers.values()) await served.close();
  });

  it.each(everyWay(rows.map((row, index) => [row[0], row[1], row[3], row[4], index] as const)))(
    '%s: %s (%s)',
    async (way, what, target, want, line, index) => {
      const served = servers.get(way)!;
      served.lines.length = 0;
      const [method, path] = target.split(' ');
      const answer = await rawExchange(served.port, [
        `${method} ${path} HTTP/1.1\r\nHost: a\r\nX-Case: ${index}\r\n${headersOf(what)}\r\n`,
        'GET /fine HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
      ]);
      await tick();
      expect([statusesOf(answer), served.lines]).toEqual([want, line === '' ? [] : [expect.stringContaining(line)]]);
      expect(answer).not.toContain('hangs');
      expect(served.lines.join() + answer).not.toContain(secret);
    },
  );
}
