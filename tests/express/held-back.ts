import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { createService, type Service } from '../../src/express/index.js';
import { contractOf } from './ways.js';

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

const contract = await contractOf(`
openapi: 3.1.0
info: { title: Things, version: '1' }
paths:
  /things:
    post:
      operationId: postThings
      security: [{ key: [] }]
      requestBody: { required: true, content: { application/json: { schema: { type: object } } } }
      responses: { '204': { description: Done } }
  /open:
    post:
      operationId: postOpen
      requestBody: { required: true, content: { application/json: { schema: { type: object } } } }
      responses: { '204': { description: Done } }
components:
  securitySchemes: { key: { type: http, scheme: bearer } }
`);

/** Things that only those with the right key may post, each at most 100 bytes. */
export const things = (): Service =>
  createService(contract, {
    handlers: { postThings: async () => ({ status: 204 }), postOpen: async () => ({ status: 204 }) },
    security: {
      key: async credentials =>
        credentials.type === 'bearer' && credentials.token === 'right' ? 'somebody' : undefined,
    },
    limits: { bodyBytes: 100 },
    logger: false,
  });
