import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';

/** What a run's Postgres holds on to: it ends when this does, however the process that has it ended. */
export interface Lifeline {
  readonly path: string;
  /** Lets go, and waits for the other end to do so too, which is when Postgres has ended. */
  release(): Promise<void>;
}

/** @param folder the run's; on Windows, where sockets are no files, it is a part of the pipe's name */
export async function holdLifeline(folder: string): Promise<Lifeline> {
  const isWindows = process.platform === 'win32';
  const path = isWindows ? `\\\\.\\pipe\\${folder.replaceAll(/[^\w-]/g, '-')}` : join(folder, 'lifeline');
  const sockets = new Set<Socket>();
  const server = createServer(socket => {
    sockets.add(socket.on('error', () => {}).once('close', () => sockets.delete(socket)));
    socket.unref().resume();
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve));
  server.unref();
  return {
    path,
    async release() {
      const closed = new Promise(resolve => server.close(resolve));
      for (const socket of sockets) socket.ref().end();
      await closed;
    },
  };
}
