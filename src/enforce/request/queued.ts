import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Closes the answer to a pipelined request with its connection. Node closes the one that is being written alone: what waits for
 * its turn would never learn that its client is gone, and its streams, its temporary files and its handler's signal would wait
 * for ever. https://www.rfc-editor.org/rfc/rfc9112.html#section-9.3.2
 * @param response one that has no socket yet
 */
export function closeWithConnection({ socket }: IncomingMessage, response: ServerResponse): void {
  const gone = () => {
    if (response.destroyed) return;
    response.destroy();
    response.emit('close');
  };
  socket.once('close', gone);
  // its turn has come: from here on it's node's
  response.once('socket', () => socket.off('close', gone));
}
