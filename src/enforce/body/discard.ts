import type { IncomingMessage } from 'node:http';

const mostBytes = 8 * 1024 * 1024;
const mostMilliseconds = 2000;

/** By request: what waits until its rest is thrown away. Refused bodies alone are kept here, and only so long. */
const waiting = new WeakMap<IncomingMessage, (() => void)[]>();

/**
 * Throws away the rest of a refused body, for a while: a client that still writes when its connection is closed never
 * reads the answer. What goes on longer is cut off.
 */
export function discard(request: IncomingMessage): void {
  if (request.complete || request.destroyed) return;
  let bytes = 0;
  if (!waiting.has(request)) waiting.set(request, []);
  const over = () => {
    clearTimeout(timer);
    for (const run of waiting.get(request) ?? []) run();
    waiting.delete(request);
  };
  const stop = () => {
    over();
    request.socket?.destroySoon();
  };
  const timer = setTimeout(stop, mostMilliseconds);
  timer.unref();
  request.on('error', () => {});
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > mostBytes) stop();
  });
  request.once('close', over);
  request.once('end', over);
  // into what nobody reads it would flow no further than that takes
  request.unpipe();
  request.resume();
}

/** Whether its rest is being thrown away: nobody is to ask the client for it. */
export function isDiscarded(request: IncomingMessage): boolean {
  return waiting.has(request);
}

/**
 * Ends an answer that says `Connection: close` and is written as a whole: node closes the connection with its end, so that
 * comes when the rest of the body is thrown away.
 * https://www.rfc-editor.org/rfc/rfc9112.html#section-9.6
 * @returns false where nothing is being thrown away: then it is to be ended at once
 */
export function endAfterDiscard(request: IncomingMessage, end: () => void): boolean {
  const runs = waiting.get(request);
  runs?.push(end);
  return runs !== undefined;
}
