import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { continueWhenRead, type Service } from '../../src/express/index.js';
import { statusesOf } from '../support/raw-exchange.js';
import { heldBack, things } from './held-back.js';

async function own(served: Service, prepare: (server: Server) => void = () => undefined): Promise<Server> {
  const server = createServer(served.handler);
  prepare(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return server;
}

async function statuses(server: Server, key: string, expectation = '100-continue'): Promise<readonly number[]> {
  const { port } = server.address() as AddressInfo; // of TCP
  const fields = `Host: a\r\nExpect: ${expectation}\r\n${key}Content-Type: application/json\r\nContent-Length: 2`;
  return statusesOf(await heldBack(port, `POST /things HTTP/1.1\r\n${fields}\r\n\r\n`, '{}'));
}

const key = 'Authorization: Bearer right\r\n';

describe.each([
  ['listen() of a service', () => things().listen(0, '127.0.0.1')],
  ['a server of its own that asks for bodies when they are read', () => own(things(), continueWhenRead)],
])('%s', (_what, serve) => {
  it('refuses a request without a key before any of its body is sent, and asks for one that it reads', async () => {
    const server = await serve();
    const got = [await statuses(server, ''), await statuses(server, key)];
    // to which Node adds what it thinks of the body that did not come
    const [unmet] = await statuses(server, key, 'tea');
    server.close();
    expect({ got, unmet }).toEqual({ got: [[401], [100, 204]], unmet: 417 });
  });
});

it('a server that is left as Node makes it asks for every body first', async () => {
  const server = await own(things());
  const [asked, refused] = await statuses(server, '');
  server.close();
  expect([asked, refused]).toEqual([100, 401]);
});
