import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
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
      requestBody: { content: { application/json: {}, application/octet-stream: {} } }
      responses:
        '200': { description: taken }
        '413': { description: too long, content: { application/json: {} } }
`);
/** Reads to the end what comes as a stream. */
const take = async ({ body }: { readonly body: unknown }) => {
  if (typeof body === 'object' && body !== null && Symbol.asyncIterator in body)
    for await (const _ of body as AsyncIterable<Uint8Array>); // a stream was just seen
  return { status: 200 };
};
const handlers = { take };
const decompress: ServiceOptions = { body: { decompress: true }, limits: { uploadBytes: 1_000_000 } };
const mapRefusal: ServiceOptions['mapRefusal'] = ({ status }) => ({ status, body: { wrong: 'the body' } });
const pieceBytes = 65_536;
const long = Buffer.alloc(100 * pieceBytes, ' ');
/** Soon more than is read, with much to come. */
const bomb = gzipSync(Buffer.concat([long, randomBytes(long.length)]));

/** Sends all of a long body, as many clients do, before it reads a byte of the answer. */
function sendAll(port: number, head: string, chunked: boolean, body: Buffer): Promise<string> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1').pause();
    let text = '';
    const framing = chunked ? 'Transfer-Encoding: chunked' : `Content-Length: ${body.length}`;
    socket.write(`POST / HTTP/1.1\r\nHost: a\r\nContent-Type: ${head}\r\n${framing}\r\n\r\n`);
    const next = (from: number) => {
      const piece = body.subarray(from, from + pieceBytes);
      if (piece.length > 0) {
        if (chunked) socket.write(`${piece.length.toString(16)}\r\n`);
        socket.write(piece);
        socket.write(chunked ? '\r\n' : '', () => next(from + pieceBytes));
        return;
      }
      if (chunked) socket.write('0\r\n\r\n');
      socket.on('data', bytes => (text += bytes)).resume();
    };
    next(0);
    socket.on('error', ({ message }) => (text += message));
    socket.on('close', () => resolve(text));
  });
}

describe('the answer to a body that is refused while it is sent', () => {
  it.each(
    everyWay<
      readonly [what: string, head: string, chunked: boolean, options: ServiceOptions, status: number, body?: Buffer]
    >([
      ['too long by its length', 'application/json', false, {}, 413],
      ['too long when it comes', 'application/json', true, {}, 413],
      ['of another type', 'text/plain', true, {}, 415],
      ['too long, in a form of the user', 'application/json', false, { mapRefusal }, 413],
      ['too long when it comes, in a form of the user', 'application/json', true, { mapRefusal }, 413],
      ['no gzip', 'application/json\r\nContent-Encoding: gzip', true, decompress, 400],
      ['no gzip, found by a handler', 'application/octet-stream\r\nContent-Encoding: gzip', true, decompress, 400],
      ['too long when it is gunzipped', 'application/json\r\nContent-Encoding: gzip', true, decompress, 413, bomb],
      ['so, found by a handler', 'application/octet-stream\r\nContent-Encoding: gzip', true, decompress, 413, bomb],
    ]),
  )(
    '%s: reaches a client that sends all of it first: %s',
    async (way, _what, head, chunked, options, status, body = long) => {
      const { port, close } = await serve(way, contract, { handlers, ...options });
      const text = await sendAll(port, head, chunked, body);
      await close();
      expect(statusesOf(text)).toEqual([status]);
      expect(text).toMatch(/^connection: close\r$/im);
      expect(text).toMatch(/\r\n\r\n\{.*\}$/);
    },
  );
});
