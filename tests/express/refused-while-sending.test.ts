import { connect } from 'node:net';
import type { ServiceOptions } from '../../src/express/index.js';
import { statusesOf } from '../support/raw-exchange.js';
import { contractOf, everyWay, serve } from './ways.js';

const contract = await contractOf(`
openapi: 3.1.0
info: { title: Refused while sending, version: '1' }
paths:
  /:
    post:
      operationId: take
      requestBody: { content: { application/json: {} } }
      responses:
        '200': { description: taken }
        '413': { description: too long, content: { application/json: {} } }
`);
const handlers = { take: () => ({ status: 200 }) };
const mapRefusal: ServiceOptions['mapRefusal'] = ({ status }) => ({ status, body: { wrong: 'the body' } });
const piece = Buffer.alloc(65_536, ' ');
const pieces = 40;

/** Sends all of a long body, as many clients do, before it reads a byte of the answer. */
function sendAll(port: number, type: string, chunked: boolean): Promise<string> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1').pause();
    let text = '';
    const framing = chunked ? 'Transfer-Encoding: chunked' : `Content-Length: ${pieces * piece.length}`;
    socket.write(`POST / HTTP/1.1\r\nHost: a\r\nContent-Type: ${type}\r\n${framing}\r\n\r\n`);
    const next = (left: number) => {
      if (left > 0) {
        if (chunked) socket.write(`${piece.length.toString(16)}\r\n`);
        socket.write(piece);
        socket.write(chunked ? '\r\n' : '', () => setTimeout(next, 1, left - 1));
        return;
      }
      if (chunked) socket.write('0\r\n\r\n');
      socket.on('data', bytes => (text += bytes)).resume();
    };
    next(pieces);
    socket.on('error', ({ message }) => (text += message));
    socket.on('close', () => resolve(text));
  });
}

describe('the answer to a body that is refused while it is sent', () => {
  it.each(
    everyWay<readonly [what: string, type: string, chunked: boolean, options: ServiceOptions, status: number]>([
      ['too long by its length', 'application/json', false, {}, 413],
      ['too long when it comes', 'application/json', true, {}, 413],
      ['of another type', 'text/plain', true, {}, 415],
      ['too long, in a form of the user', 'application/json', false, { mapRefusal }, 413],
      ['too long when it comes, in a form of the user', 'application/json', true, { mapRefusal }, 413],
    ]),
  )('%s: reaches a client that sends all of it first: %s', async (way, _what, type, chunked, options, status) => {
    const { port, close } = await serve(way, contract, { handlers, ...options });
    const text = await sendAll(port, type, chunked);
    await close();
    expect(statusesOf(text)).toEqual([status]);
    expect(text).toMatch(/^connection: close\r$/im);
    expect(text).toMatch(/\r\n\r\n\{.*\}$/);
  });
});
