import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { endWith } from '../../../src/enforce/responses/end-with.js';

async function answerOf(listener: RequestListener, method = 'GET') {
  const server = createServer(listener);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const response = await fetch(`http://127.0.0.1:${port}/`, { method, headers: { connection: 'close' } });
    return { length: response.headers.get('content-length'), text: await response.text() };
  } finally {
    await new Promise(resolve => server.close(resolve));
  }
}

describe('endWith', () => {
  it.each<[string, string, 'latin1' | 'utf8', string]>([
    ['ASCII', '{"a":1}', 'latin1', 'GET'],
    ['text of more bytes than characters', '"é€😀"', 'utf8', 'GET'],
    ['more than a socket takes at once', 'x'.repeat(5_000_000), 'latin1', 'GET'],
    ['nothing', '', 'latin1', 'GET'],
    ['the answer to HEAD', '{"a":1}', 'latin1', 'HEAD'],
  ])('sends %s whole', async (_, text, encoding, method) => {
    const length = String(Buffer.byteLength(text));
    const want = { length, text: method === 'HEAD' ? '' : text };
    const listener: RequestListener = (_request, response) => {
      response.writeHead(200, { 'Content-Length': length });
      endWith(response, text, encoding);
    };
    expect(await answerOf(listener, method)).toEqual(want);
  });

  it('gives the socket the head and the text as one piece', async () => {
    const pieces: string[] = [];
    await answerOf((_request, response) => {
      const socket = response.socket!;
      const writev = socket._writev!.bind(socket);
      const write = socket._write.bind(socket);
      socket._writev = (chunks, callback) => {
        pieces.push(...chunks.map(({ chunk }) => String(chunk)));
        writev(chunks, callback);
      };
      socket._write = (chunk, encoding, callback) => {
        pieces.push(String(chunk));
        write(chunk, encoding, callback);
      };
      response.writeHead(200, { 'Content-Length': '2' });
      endWith(response, '{}', 'latin1');
    });
    // one without a byte goes nowhere
    expect(pieces.filter(Boolean)).toEqual([expect.stringMatching(/^HTTP\/1\.1 200 OK\r\n.*\r\n\r\n\{\}$/s)]);
  });

  it('leaves the whole text to an end that someone has wrapped', async () => {
    const given: unknown[] = [];
    const answer = await answerOf((_request, response) => {
      const end = response.end.bind(response);
      response.end = ((...args: Parameters<typeof end>) => {
        given.push(args[0]);
        return end(...args);
      }) as typeof response.end;
      endWith(response, '{}', 'latin1');
    });
    expect({ given, text: answer.text }).toEqual({ given: ['{}'], text: '{}' });
  });
});
