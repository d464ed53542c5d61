import { Agent, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Service } from '../../src/enforce/index.js';
import type { WireRequest } from './sampled-request.js';

export interface WireResponse {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

/** A service on a free loopback port, with a client for it. */
export interface Running {
  readonly port: number;
  send(request: WireRequest): Promise<WireResponse>;
  close(): Promise<void>;
}

export async function runService(service: Service): Promise<Running> {
  const server = await service.listen(0, '127.0.0.1');
  const { port } = server.address() as AddressInfo; // a TCP server's address is one
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  return {
    port,
    send: request => exchange(port, agent, request),
    async close() {
      agent.destroy();
      await service.close();
    },
  };
}

function exchange(port: number, agent: Agent, { method, target, headers, body }: WireRequest): Promise<WireResponse> {
  return new Promise((resolve, reject) => {
    const length = body ? { 'content-length': String(body.length) } : {};
    const request = httpRequest(
      { host: '127.0.0.1', port, agent, method, path: target, headers: { ...headers, ...length } },
      response => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', chunk => (text += chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
        response.on('error', reject);
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}
