import { PassThrough, Readable } from 'node:stream';
import type { Handler, HandlerInput } from '../../../src/express/index.js';
import { rawExchange, statusesOf } from '../../support/raw-exchange.js';
import { contractOf, everyWay, type Served, serve, type Way, ways } from '../ways.js';

const contract = await contractOf(`
openapi: 3.2.0
info: { title: Broken handlers, version: '1' }
paths:
  /json:
    get:
      operationId: json
      responses:
        '200':
          description: a thing
          headers: { X-A: { schema: { type: string } } }
          content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } }
  /bytes: { get: { operationId: bytes, responses: { '200': { description: bytes, content: { application/octet-stream: {} } } } } }
  /lines: { get: { operationId: lines, responses: { '200': { description: things, content: { application/jsonl: { itemSchema: { $ref: '#/components/schemas/Thing' } } } } } } }
  /none: { delete: { operationId: none, responses: { '204': { description: done } } } }
  /fine: { get: { operationId: fine, responses: { '200': { description: fine, content: { text/plain: {} } } } } }
components:
  schemas:
    Thing: { type: object, properties: { id: { type: integer }, more: {} } }
`);

export const secret = 'do-not-log-this-value';
export const status = 200;
export const good = { status, body: { id: 1 } };
export const tick = () => new Promise(resolve => setImmediate(resolve));
export const circular: Record<string, unknown> = {};
circular.more = circular;
/** What was made by handlers, and must be gone when they are answered for. */
const made: Readable[] = [];
export function kept(stream: Readable): Readable {
  made.push(stream);
  return stream;
}
export const failing = (after: readonly string[]) =>
  kept(
    Readable.from(
      (async function* () {
        yield* after;
        await tick();
        throw new Error('the disk is gone');
      })(),
      { objectMode: false },
    ),
  );
export const destroyed = () => {
  const stream = kept(new PassThrough());
  stream.destroy();
  return stream;
};

type Then = (take: (value: unknown) => void, refuse: (error: unknown) => void) => void;
/** Promises of other libraries are no more than this. */
export const thenable = (then: Then) => ({ then });

/** Loosely typed: what breaks a handler is what its type forbids. */
type Broken = (input: HandlerInput) => unknown;
/** Statuses: of the request itself and, where the connection is kept, of the one sent after it. */
export type Row = readonly [what: string, target: string, handler: Broken, statuses: readonly number[], line: string];

/** Every row, every way in: what the client gets, that the connection goes on where it may, and one line of the log. */
export function run(rows: readonly Row[]): void {
  const caseOf = ({ request }: HandlerInput) => rows[Number(request.headers['x-case'])]!;
  // What a broken handler gives is of no handler's type.
  const handler: Handler = input => caseOf(input)[2](input) as never;
  const servers = new Map<Way, Served>();
  beforeAll(async () => {
    const names = ['json', 'bytes', 'lines', 'none'];
    const handlers = {
      ...Object.fromEntries(names.map(name => [name, handler])),
      fine: () => ({ status, body: 'fine' }),
    };
    for (const way of ways) servers.set(way, await serve(way, contract, { handlers, limits: { handlerTimeout: 200 } }));
  });
  afterAll(async () => {
    for (const served of servers.values()) await served.close();
  });

  it.each(everyWay(rows.map((row, index) => [row[0], row[1], row[3], row[4], index] as const)))(
    '%s: %s (%s)',
    async (way, _what, target, want, line, index) => {
      const served = servers.get(way)!;
      served.lines.length = 0;
      made.length = 0;
      const [method, path] = target.split(' ');
      const answer = await rawExchange(served.port, [
        `${method} ${path} HTTP/1.1\r\nHost: a\r\nX-Case: ${index}\r\n\r\n`,
        'GET /fine HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
      ]);
      await tick();
      expect(statusesOf(answer)).toEqual(want);
      expect(answer).not.toContain('hangs');
      expect(served.lines).toEqual(
        line
          .split(', and: ')
          .filter(Boolean)
          .map(part => expect.stringContaining(part)),
      );
      expect(served.lines.join() + answer).not.toContain(secret);
      expect(made.map(({ destroyed }) => destroyed)).toEqual(made.map(() => true));
    },
  );
}
