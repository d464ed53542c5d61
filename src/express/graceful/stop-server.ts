import type { Server } from 'node:http';
import { Server as NetServer } from 'node:net';
import type { Connections } from './connections.js';

/** How often connections that have become idle are looked for. */
const lookEvery = 25;

export interface StopOptions {
  readonly server: Server;
  readonly connections: Connections;
  /** Milliseconds after which an upload that sends nothing more is given up. */
  readonly stall: number;
  /** Milliseconds after which every request is. */
  readonly patience: number;
}

/** How many requests were not answered, by why. */
export interface Stopped {
  readonly stalled: number;
  readonly cut: number;
}

/** Listens no more, and waits until every request is answered or given up. */
export async function stopServer({ server, connections, stall, patience }: StopOptions): Promise<Stopped> {
  let stalled = 0;
  let cut = 0;
  if (!server.listening) return { stalled, cut };
  connections.makeLast();
  const looking = setInterval(() => {
    stalled += connections.destroyUnused(stall);
  }, lookEvery);
  const late = setTimeout(() => {
    cut = connections.destroy();
  }, patience);
  try {
    await closed(server);
  } finally {
    clearInterval(looking);
    clearTimeout(late);
  }
  return { stalled, cut };
}

/** As `close` of node:net does it: that of node:http looks at the timeouts of heads and bodies no more. */
function closed(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    NetServer.prototype.close.call(server, error => (error ? reject(error) : resolve()));
  });
}
