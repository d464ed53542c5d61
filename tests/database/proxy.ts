import net from 'node:net';
import { join } from 'node:path';

/** A way to a database that can be cut and mended. */
export interface Proxy {
  readonly connection: string;
  /** Refuses connections, and cuts those that are there. */
  down(): Promise<void>;
  up(): Promise<void>;
  /** Lets nothing through any more, in either direction, and says nothing of it. */
  freeze(): void;
}

export async function startProxy(connection: string): Promise<Proxy> {
  const target = targetOf(new URL(connection));
  const sockets = new Set<net.Socket>();
  let frozen = false;
  const server = net.createServer(near => {
    const far = net.connect(target as net.NetConnectOpts);
    for (const [one, next] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      if (!frozen) one.pipe(next);
      one.on('error', () => next.destroy());
      one.on('close', () => sockets.delete(one));
    }
  });
  const listen = (port: number) => new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as net.AddressInfo;
  const through = new URL(connection);
  through.searchParams.delete('host');
  through.searchParams.delete('port');
  through.hostname = '127.0.0.1';
  through.port = String(port);
  return {
    connection: through.href,
    up: () => listen(port),
    freeze() {
      frozen = true;
      for (const socket of sockets) socket.unpipe().pause();
    },
    down() {
      for (const socket of sockets) socket.destroy();
      return new Promise(resolve => server.close(() => resolve()));
    },
  };
}

function targetOf(url: URL): object {
  const host = url.searchParams.get('host') ?? url.hostname;
  const port = Number(url.port || url.searchParams.get('port') || 5432);
  return host.startsWith('/') ? { path: join(host, `.s.PGSQL.${port}`) } : { host, port };
}
