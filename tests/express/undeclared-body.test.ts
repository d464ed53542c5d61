import { request as httpRequest } from 'node:http';
import express from 'express';
import express4 from 'express4';
import { contractInput, createService, type ServiceOptions } from '../../src/express/index.js';
import { codesOf, rawExchange, statusesOf, statusOf } from '../support/raw-exchange.js';
import { contractOf, everyWay, listen, serve, type Way, ways } from './ways.js';

const ok = `responses: { '200': { description: ok, content: { text/plain: {} } } }`;
const limit = 'parameters: [{ name: limit, in: query, schema: { type: integer } }]';
const contract = await contractOf(`
openapi: 3.1.0
info: { title: Bodies, version: '1' }
paths:
  /plain: { get: { ${limit}, ${ok} }, post: { ${ok} }, delete: { ${ok} } }
  /handled: { get: { operationId: handled, ${ok} }, post: { operationId: posted, ${ok} }, delete: { operationId: removed, ${ok} } }
`);
const handled = () => ({ status: 200, contentType: 'text/plain', body: 'handled' });
const handlers = { handled, posted: handled, removed: handled };
const routes = (app: express.Express) => app.use((_, response) => void response.type('text/plain').send('reached'));
const served = (way: Way, options: ServiceOptions = {}) => serve(way, contract, { handlers, ...options }, routes);

const head = (method: string, target: string, ...fields: string[]) =>
  [`${method} ${target} HTTP/1.1`, 'Host: a', 'Connection: close', ...fields, '', ''].join('\r\n');
const chunked = 'Transfer-Encoding: chunked';

const bodies: readonly (readonly [string, readonly string[], readonly string[], number])[] = [
  ['of a byte', ['Content-Length: 1'], ['x'], 400],
  ['of JSON', ['Content-Type: application/json', 'Content-Length: 2'], ['{}'], 400],
  ['of a chunk', [chunked], ['1\r\nx\r\n0\r\n\r\n'], 400],
  ['whose byte comes late', [chunked], ['1', '\r\nx\r\n', '0\r\n\r\n'], 400],
  ['of no bytes', ['Content-Length: 0'], [], 200],
  ['of no bytes, said oddly', ['Content-Length: 00'], [], 200],
  ['of no chunk', [chunked], ['0\r\n\r\n'], 200],
  ['of no bytes with a type', ['Content-Type: application/json', chunked], ['0\r\n\r\n'], 200],
];

describe('a body where none is declared', () => {
  it.each(
    everyWay(
      bodies.flatMap(([what, fields, pieces, want]) =>
        ['GET /plain', 'POST /plain', 'DELETE /plain', 'GET /handled', 'POST /handled', 'DELETE /handled'].map(
          line => [line, what, fields, pieces, want] as const,
        ),
      ),
    ),
  )('%s: %s with one %s', async (way, line, _what, fields, pieces, want) => {
    const [method = '', target = ''] = line.split(' ');
    const { port, close } = await served(way);
    const answer = await rawExchange(port, [head(method, target, ...fields), ...pieces]);
    await close();
    expect([statusOf(answer), codesOf(answer)]).toEqual([want, want === 400 ? ['undeclared'] : []]);
    expect(/reached|handled/.test(answer)).toBe(want === 200);
  });

  it.each(ways)('%s: is told of with everything else that is wrong', async way => {
    const { ask, close } = await served(way);
    const { text } = await ask('/plain?limit=x', { body: 'x' });
    await close();
    expect(JSON.parse(text).errors).toEqual([
      expect.objectContaining({ in: 'query', name: 'limit' }),
      { in: 'body', pointer: '', code: 'undeclared', message: 'is sent to an operation that declares none' },
    ]);
  });

  it.each(everyWay([['ignore', 200] as const, ['refuse', 400] as const]))(
    '%s: %s answers with %i',
    async (way, undeclaredBody, want) => {
      const { ask, close } = await served(way, { undeclaredBody });
      const statuses = [];
      for (const target of ['/plain', '/handled'])
        statuses.push((await ask(target, { method: 'POST', body: 'x' })).status);
      await close();
      expect(statuses).toEqual([want, want]);
    },
  );

  it.each(ways)('%s: ends the connection where more of it is to come', async way => {
    const { port, close } = await served(way);
    const next = head('GET', '/handled');
    const first = 'POST /handled HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nx';
    const answers = await rawExchange(port, [first, 'y'.repeat(99), next]);
    await close();
    expect(statusesOf(answers)).toEqual([400]);
    expect(answers).toMatch(/^connection: close\r$/im);
  });

  it.each(ways)('%s: is not waited for beyond limits.bodyTimeout', async way => {
    const { port, close } = await served(way, { limits: { bodyTimeout: 50 } });
    const answer = await rawExchange(port, [head('POST', '/plain', chunked)]);
    await close();
    expect([statusOf(answer), codesOf(answer)]).toEqual([408, ['timeout']]);
  });

  it.each(ways)('%s: harms nobody where the client goes away within', async way => {
    const { port, lines, ask, close } = await served(way);
    await new Promise<void>(resolve => {
      const request = httpRequest({
        port,
        path: '/plain',
        method: 'POST',
        headers: { 'transfer-encoding': 'chunked' },
      });
      request.on('error', () => resolve());
      request.flushHeaders();
      setTimeout(() => request.destroy(), 20);
    });
    expect([(await ask('/plain')).status, lines]).toEqual([200, []]);
    await close();
  });
});

describe('a body where none is declared, which a parser has read before', () => {
  const makes = [['Express 5', express] as const, ['Express 4', express4 as unknown as typeof express] as const]; // what is used of it here is the same
  const parsers = [
    ['json', (make: typeof express) => make.json({ strict: false }), 'application/json', '[1]'],
    ['json of a number', (make: typeof express) => make.json({ strict: false }), 'application/json', '1'],
    ['text', (make: typeof express) => make.text(), 'text/plain', 'x'],
    ['raw', (make: typeof express) => make.raw(), 'application/octet-stream', 'x'],
    [
      'urlencoded',
      (make: typeof express) => make.urlencoded({ extended: true }),
      'application/x-www-form-urlencoded',
      'a=1',
    ],
  ] as const;
  it.each(makes.flatMap(([version, make]) => parsers.map(parser => [version, ...parser, make] as const)))(
    '%s, %s: counts with a length and in chunks, and an empty one passes',
    async (_version, _what, parser, type, body, make) => {
      const app = make();
      app.set('env', 'test').use(parser(make));
      app.use(createService(contract, { logger: false }).middleware);
      app.use((request, response) => void response.type('text/plain').send(String(contractInput(request).body)));
      const { port, close } = await listen(app);
      const sent = (...[fields, piece]: [readonly string[], string]) =>
        rawExchange(port, [head('POST', '/plain', `Content-Type: ${type}`, ...fields) + piece]);
      const chunk = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
      const answers = [
        await sent([`Content-Length: ${body.length}`], body),
        await sent([chunked], chunk),
        await sent(['Content-Length: 0'], ''),
        await sent([chunked], '0\r\n\r\n'),
      ];
      await close();
      expect(answers.map(answer => [statusOf(answer), ...codesOf(answer)])).toEqual([
        [400, 'undeclared'],
        [400, 'undeclared'],
        [200],
        [200],
      ]);
    },
  );
});
