import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { App } from './app.js';

/** A server, listening. */
export interface Listening {
  /** Where it is, without a slash at the end. */
  readonly url: string;
  readonly server: Server;
}

export interface ListenOptions {
  /** The first port to try; 0: any that is free. */
  readonly port: number;
  readonly host: string;
  /** How many ports to try, one after the other, where one is taken. Default: 1. */
  readonly attempts?: number;
}

/** Serves an app on the first port of some that is free. */
export async function listen(app: App, { port, host, attempts = 1 }: ListenOptions): Promise<Listening> {
  try {
    const server = await app.listen(port, host);
    // an object, for it listens on TCP
    const address = server.address() as AddressInfo;
    return { server, url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}` };
  } catch (error) {
    // listening fails with nothing but system errors
    const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
    if (!taken || attempts <= 1) throw error;
    return listen(app, { port: port + 1, host, attempts: attempts - 1 });
  }
}
