import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LoadOptions } from '../../src/document/index.js';

export type Remote = NonNullable<LoadOptions['remote']>;

/** A server on loopback for one test file; gives its port. */
export async function startServer(listener: RequestListener): Promise<{ server: Server; port: number }> {
  const server = createServer(listener);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port }; // an address, since it listens on a port
}

/** Names that stand for what the test says, each lookup noted. */
export function names(
  addressesOf: (name: string, time: number) => readonly string[],
): Required<Pick<Remote, 'lookup'>> & { asked: string[] } {
  const asked: string[] = [];
  const lookup = (name: string, _options: object, done: (error: null, addresses: object[]) => void) => {
    asked.push(name);
    const family = (address: string) => (address.includes(':') ? 6 : 4);
    done(
      null,
      addressesOf(name, asked.length).map(address => ({ address, family: family(address) })),
    );
  };
  return { asked, lookup: lookup as unknown as Required<Remote>['lookup'] }; // only the overload that is called
}
