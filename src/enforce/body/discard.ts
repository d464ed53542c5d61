import type { IncomingMessage } from 'node:http';

const mostBytes = 8 * 1024 * 1024;
const mostMilliseconds = 2000;

/**
 * Throws away the rest of a refused body, for a while: a client that still writes when its connection is closed never
 * reads the answer. What goes on longer is cut off.
 */
export function discard(request: IncomingMessage): void {
  if (request.complete || request.destroyed) return;
  let bytes = 0;
  const stop = () => request.socket?.destroySoon();
  const timer = setTimeout(stop, mostMilliseconds);
  timer.unref();
  request.on('error', () => {});
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > mostBytes) stop();
  });
  request.once('close', () => clearTimeout(timer));
  request.once('end', () => clearTimeout(timer));
  request.resume();
}
