import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Of requests that came on one connection while an earlier one has no answer yet: a client that sends more is cut off. */
export const mostWaiting = 100;

/** Answers that wait for their turn, by connection: one listener for all of them. */
const queues = new WeakMap<Socket, Set<ServerResponse>>();

/**
 * Closes the answer to a pipelined request with its connection. Node closes the one that is being written alone: what waits for
 * its turn would never learn that its client is gone, and its streams, its temporary files and its handler's signal would wait
 * for ever. https://www.rfc-editor.org/rfc/rfc9112.html#section-9.3.2
 * @param response one that has no socket yet
 * @returns false where too many wait: the connection is broken off then, and the request not worth anything any more
 */
export function closeWithConnection({ socket }: IncomingMessage, response: ServerResponse): boolean {
  if (socket.destroyed) return false;
  const queue = queues.get(socket) ?? begin(socket);
  if (queue.has(response)) return true;
  if (queue.size >= mostWaiting) {
    socket.destroy();
    return false;
  }
  queue.add(response);
  // its turn has come: from here on it's node's
  response.once('socket', () => queue.delete(response));
  return true;
}

function begin(socket: Socket): Set<ServerResponse> {
  const queue = new Set<ServerResponse>();
  queues.set(socket, queue);
  socket.once('close', () => {
    for (const response of queue) close(response);
  });
  return queue;
}

function close(response: ServerResponse): void {
  if (response.destroyed) return;
  response.destroy();
  response.emit('close');
}
