import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import type { Handler, HandlerInput } from '../../../src/enforce/index.js';
import { statusesOf } from '../../support/raw-exchange.js';
import { type Host, type HostOptions, host, ways } from './hosts.js';

const head = (path: string, type: string, length: number) =>
  `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n`;
const order = '{"id":1,"kind":"card","items":[{"sku":"ABC-1"}]}';

async function open({ port }: Host, first: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(first);
  return socket;
}

/** Waits until something holds; by turns of the event loop, not by time. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 5000; turn += 1) {
    if (await holds()) return;
    await new Promise(resolve => setTimeout(resolve, 1));
  }
  throw new Error('it never came to that');
}

async function gone(served: Host): Promise<void> {
  await until(async () => (await served.connections()) === 0);
}

describe.each(ways)('a client that goes away, %s', way => {
  let served: Host;
  const serve = async (options: HostOptions = {}) => {
    served = await host(way, 'bodies.yaml', options);
    return served;
  };
  afterEach(async () => {
    expect(served.failures).toEqual([]);
    expect(await served.alive()).toBe(true);
    await served.close();
  });

  it.each([
    ['within the head', 'POST /v1/json HTTP/1.1\r\nHos'],
    ['before its body', head('/v1/json', 'application/json', 100)],
    ['within JSON', `${head('/v1/json', 'application/json', 100)}{"id":`],
    ['within a form', `${head('/v1/form', 'application/x-www-form-urlencoded', 100)}title=a`],
    ['within a part', `${head('/v1/multipart', 'multipart/form-data; boundary=b', 900)}--b\r\nContent-Disp`],
    [
      'within a file',
      `${head('/v1/multipart', 'multipart/form-data; boundary=b', 900)}--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc`,
    ],
    ['within bytes', `${head('/v1/binary', 'application/octet-stream', 100)}abc`],
    ['within items', `${head('/v1/lines', 'application/jsonl', 100)}{"r":1,"g":2}\n{`],
    ['within a body that is refused', `${head('/v1/json', 'text/plain', 100)}abc`],
  ])('%s', async (_when, message) => {
    await serve();
    const socket = await open(served, message);
    await until(async () => (await served.connections()) === 1);
    socket.resetAndDestroy();
    await gone(served);
  });

  it.each<[string, (input: HandlerInput) => unknown]>([
    ['a result', () => ({ status: 200, body: { done: true } })],
    ['a stream', () => ({ status: 200, body: new Readable({ read() {} }) })],
    ['nothing', () => undefined],
  ])('while the handler works, which gives %s in the end', async (_what, give) => {
    let working = false;
    const handler: Handler = async input => {
      working = true;
      await new Promise(resolve => input.signal.addEventListener('abort', resolve));
      working = false;
      return give(input) as never; // what it gives is nobody's any more
    };
    await serve({ handlers: { json: handler } });
    const socket = await open(served, head('/v1/json', 'application/json', order.length) + order);
    await until(() => working);
    socket.resetAndDestroy();
    await until(() => !working);
    await gone(served);
  });

  it('while the handler works, which fails as it is told to stop', async () => {
    const handler: Handler = async ({ signal }) => {
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      throw new Error('never here');
    };
    await serve({ handlers: { json: handler } });
    const socket = await open(served, head('/v1/json', 'application/json', order.length) + order);
    await until(async () => (await served.connections()) === 1);
    socket.resetAndDestroy();
    await gone(served);
  });

  it('while the response streams, which ends the stream', async () => {
    const endless = new Readable({
      read() {
        this.push(Buffer.alloc(65_536, '['));
      },
    });
    await serve({ handlers: { get: () => ({ status: 200, body: endless }) }, responses: 'off' });
    const socket = await open(served, 'GET /v1/json HTTP/1.1\r\nHost: a\r\n\r\n');
    await once(socket, 'data');
    socket.resetAndDestroy();
    await until(() => endless.destroyed);
    await gone(served);
    endless.removeAllListeners('data');
    // the probe asks the same operation
    await served.close();
    await serve();
  });
});

describe.each(ways)('an upload that its handler leaves unread, %s', way => {
  const unread: Handler = () => ({ status: 200, body: { done: true } });

  it.each([1000, 200_000, 2_000_000])('of %i bytes leaves a connection that answers, or closes it', async size => {
    const served = await host(way, 'bodies.yaml', { handlers: { binary: unread, lines: unread } });
    const types = [
      ['/v1/binary', 'application/octet-stream'],
      ['/v1/lines', 'application/jsonl'],
    ] as const;
    for (const [path, type] of types) {
      const answer = await served.raw(
        head(path, type, size),
        Buffer.alloc(size, ' '),
        'GET /v1/json HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
      );
      expect(answer.startsWith('hangs')).toBe(false);
      expect(statusesOf(answer)[0]).toBe(200);
    }
    expect(served.failures).toEqual([]);
    await served.close();
  });
});
