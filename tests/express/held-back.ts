import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** Sends a head, waits for what comes, and sends the body only where it is asked for. @returns all that came */
export async function heldBack(port: number, head: string, body: string): Promise<string> {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  let text = '';
  socket.on('data', piece => {
    text += piece;
    if (/^HTTP\/1\.1 100/.test(text) && text.endsWith('100 Continue\r\n\r\n')) socket.write(body);
    else socket.end();
  });
  const closed = once(socket, 'close');
  socket.write(head);
  await Promise.race([closed, setTimeout(3000, undefined, { ref: false }).then(() => socket.destroy())]);
  await closed;
  return text;
}
