import { readFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { PeerCertificate } from 'node:tls';
import { createService } from '../../src/express/index.js';
import { contractOf, everyWay, listenerOf, type Way, ways } from './ways.js';

const contract = await contractOf(`
openapi: 3.1.0
info: { title: TLS, version: '1' }
paths:
  /who:
    get:
      operationId: who
      security: [{ certificate: [] }]
      responses: { '200': { description: who asks, content: { text/plain: {} } } }
components: { securitySchemes: { certificate: { type: mutualTLS } } }
`);

/** Made for these tests alone, valid for a hundred years, and trusted by nobody else. */
const pem = (name: string) => readFileSync(join(import.meta.dirname, '../fixtures/tls', `${name}.pem`));
const pair = (name: string) => ({ key: pem(`${name}.key`), cert: pem(`${name}.cert`) });

const service = createService(contract, {
  logger: false,
  handlers: { who: ({ auth }) => ({ status: 200, body: String(auth) }) },
  security: {
    certificate: credentials =>
      credentials.type === 'mutualTLS' && credentials.authorised
        ? (credentials.certificate as PeerCertificate).subject.CN // node's own, on a TLS socket
        : undefined,
  },
});

describe('mutual TLS', () => {
  const servers = new Map<Way, Server>();
  beforeAll(async () => {
    for (const way of ways) {
      const options = { ...pair('server'), ca: pem('client.cert'), requestCert: true, rejectUnauthorized: false };
      const server = createServer(options, listenerOf(way, service));
      await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
      servers.set(way, server);
    }
  });
  afterAll(async () => {
    for (const server of servers.values()) await new Promise(resolve => server.close(resolve));
  });

  it.each(
    everyWay<readonly [string, object, number, string | undefined]>([
      ['a certificate that the server trusts', pair('client'), 200, 'client'],
      ['a certificate that it does not', pair('stranger'), 401, undefined],
      ['none', {}, 401, undefined],
    ]),
  )('%s: %s', async (way, _what, presented, status, text) => {
    const { port } = servers.get(way)!.address() as AddressInfo; // a TCP server's address is one
    const options = { host: '127.0.0.1', port, path: '/who', agent: false, ca: pem('server.cert'), ...presented };
    const got = await new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
      const asking = request(options, response => {
        let all = '';
        response.on('data', piece => (all += piece));
        response.on('end', () => resolve({ status: response.statusCode, text: all }));
      });
      asking.on('error', reject);
      asking.end();
    });
    expect(got.status).toBe(status);
    if (text !== undefined) expect(got.text).toBe(text);
  });
});
