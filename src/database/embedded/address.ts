import { createServer } from 'node:net';
import type { Account } from './account.js';
import type { Passwords } from './passwords.js';
import { socketFolder } from './socket-folder.js';

/** Where the server is reached: a socket in a folder of its own, or a loopback port where there are no such sockets. */
export interface Address {
  readonly host: string;
  readonly port: number;
  readonly socketFolder: string | undefined;
}

/** @param port the port, which on a Unix socket is but a part of its name; a free one, or 5432, where it is not given */
export async function serverAddress(data: string, account: Account | undefined, port?: number): Promise<Address> {
  if (process.platform === 'win32')
    return { host: '127.0.0.1', port: port ?? (await freePort()), socketFolder: undefined };
  const folder = socketFolder(data, account);
  return { host: folder, port: port ?? 5432, socketFolder: folder };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 5432));
    });
  });
}

/** A URL as pg and psql take it: a host that is a folder goes into the query. */
export function connectionUrl(address: Address, user: keyof Passwords, passwords: Passwords, database: string): string {
  const { host, port, socketFolder } = address;
  const authority = `${user}:${passwords[user]}@${socketFolder === undefined ? host : 'localhost'}:${port}`;
  const query = socketFolder === undefined ? '' : `?host=${encodeURIComponent(socketFolder)}`;
  return `postgres://${authority}/${database}${query}`;
}
