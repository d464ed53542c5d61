import { connect } from 'node:net';
import express from 'express';
import { rawExchange, statusOf } from '../../support/raw-exchange.js';
import { around, assembled } from './assembled.js';

const post = (port: number, body: string, headers: string) =>
  rawExchange(port, [`POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\n${headers}\r\n\r\n`, body]);

/** An app that would take any body. */
const echo = () => {
  const app = express().set('env', 'test');
  app.use(express.text({ limit: '1gb' }));
  app.post('/echo', (request, response) => void response.send(String(request.body.length)));
  return app;
};

const chunked = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;

describe('the limit of bodies', () => {
  it.each([
    ['by its length', 'x'.repeat(1001), 'Content-Length: 1001'],
    [
      'by what is counted',
      `${chunked('x'.repeat(600))}${chunked('x'.repeat(401))}0\r\n\r\n`,
      'Transfer-Encoding: chunked',
    ],
    ['before it has ended', chunked('x'.repeat(1001)), 'Transfer-Encoding: chunked'],
  ])('holds whoever reads one, %s, and ends the connection', async (_what, body, headers) => {
    const served = await around(echo(), { bodyBytes: 1000 });
    const answer = await post(served.port, body, headers);
    await served.close();
    expect(statusOf(answer)).toBe(413);
    expect(answer).toMatch(/^connection: close/im);
    expect(answer).toContain('application/problem+json');
    expect(answer).toContain('The body is longer than the 1000 bytes that this server takes');
  });

  it.each([
    ['by its length', 'x'.repeat(1000), 'Content-Length: 1000'],
    [
      'by what is counted',
      `${chunked('x'.repeat(600))}${chunked('x'.repeat(400))}0\r\n\r\n`,
      'Transfer-Encoding: chunked',
    ],
  ])('lets one of just that size pass, %s', async (_what, body, headers) => {
    const served = await around(echo(), { bodyBytes: 1000 });
    const answer = await post(served.port, body, `${headers}\r\nConnection: close`);
    await served.close();
    expect(statusOf(answer)).toBe(200);
    expect(answer).toMatch(/\r\n\r\n1000$/);
  });
});

describe('the timeouts', () => {
  it.each([
    ['a head', 'GET /things HTTP/1.1\r\nHost: a\r\n', { headers: 100, request: 300_000 }, 408],
    [
      'a body',
      'POST /things HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
      { headers: 200, request: 200 },
      408,
    ],
    ['a next request', 'GET /things HTTP/1.1\r\nHost: a\r\n\r\n', { keepAlive: 100 }, 200],
  ])('end a connection that sends no end of %s', async (_what, sent, timeouts, status) => {
    const served = await assembled({ timeouts });
    const answer = await new Promise<string>(resolve => {
      let text = '';
      const socket = connect(served.port, '127.0.0.1', () => socket.write(sent));
      socket.on('data', piece => (text += piece));
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(text));
    });
    await served.close();
    expect(statusOf(answer)).toBe(status);
    // a service waits for bodies no longer than it likes either, and would say so in a problem
    expect(answer).not.toContain('problem+json');
    expect(served.answered.length).toBeLessThanOrEqual(1);
  });
});

describe('the bound on connections', () => {
  it('closes one more than there may be, and lets the next one in once another is gone', async () => {
    const served = await assembled({ maxConnections: 2 });
    const open = () => connect(served.port, '127.0.0.1').on('error', () => undefined);
    const ended = (socket: ReturnType<typeof open>) => new Promise<void>(done => socket.once('close', () => done()));
    const held = [open(), open()];
    await Promise.all(held.map(socket => new Promise(done => socket.once('connect', done))));
    await ended(open());
    await Promise.all(held.map(socket => ended(socket.destroy())));
    let status: unknown;
    // the server learns of their end after we do
    for (let tries = 0; status === undefined && tries < 1000; tries += 1)
      status = await served.ask('/things').then(
        answer => answer.status,
        () => undefined,
      );
    await served.close();
    expect(status).toBe(200);
  });
});

describe('the access log', () => {
  it('is told once of each request, of its operation, status and bytes', async () => {
    const served = await assembled();
    const { bytes } = await served.ask('/things');
    await served.ask('/elsewhere');
    await served.close();
    const told = served.answered.map(one => [one.track.operation?.name, one.status, one.outcome]);
    expect(told).toEqual([
      ['getThings', 200, 'sent'],
      [undefined, 404, 'sent'],
    ]);
    expect(served.answered[0]?.bytes).toBeGreaterThan(bytes.length);
    expect(served.answered[0]?.milliseconds).toBeGreaterThan(0);
  });

  it('is told of clients that went away', async () => {
    let gone = () => {};
    const closed = new Promise<void>(resolve => (gone = resolve));
    const served = await around((_request, response) => {
      response.on('close', () => setImmediate(gone));
      response.write('begun');
    });
    const socket = connect(served.port, '127.0.0.1', () => socket.write('GET /things HTTP/1.1\r\nHost: a\r\n\r\n'));
    socket.on('data', () => socket.destroy());
    await closed;
    await served.close();
    expect(served.answered.map(({ outcome }) => outcome)).toEqual(['cut']);
  });

  it('does not trouble requests where its observer throws', async () => {
    const fault = () => {
      throw new Error('full disk');
    };
    const served = await assembled({ observer: { begun: fault, answered: fault } });
    expect((await served.ask('/things')).status).toBe(200);
    expect((await served.ask('/things')).status).toBe(200);
    await served.close();
  });
});

describe('endpoints', () => {
  it('are answered ahead of the contract, with the headers of all, and are not in the log', async () => {
    const served = await assembled({
      endpoints: {
        '/livez': (_request, response) => void response.end('alive'),
        '/broken': async () => {
          throw new Error('broken');
        },
      },
    });
    const answers = await Promise.all(
      ['/livez?x=1', '/broken', '/livez/', '/things'].map(target => served.ask(target)),
    );
    const posted = await served.ask('/livez', { method: 'POST' });
    await served.close();
    expect(answers.map(({ status }) => status)).toEqual([200, 500, 404, 200]);
    expect(answers[0]?.headers['x-content-type-options']).toBe('nosniff');
    expect(posted.status).toBe(405);
    expect(served.answered).toHaveLength(2);
  });
});
