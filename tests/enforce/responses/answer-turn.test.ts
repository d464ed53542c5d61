import { AsyncLocalStorage } from 'node:async_hooks';
import { once } from 'node:events';
import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { type AddressInfo, Socket } from 'node:net';
import { AnswerTurn } from '../../../src/enforce/responses/answer-turn.js';

/** Serves one request with the listener. @returns what the client got */
async function answerOf(listener: (response: ServerResponse) => void): Promise<string> {
  const server = createServer((_request, response) => listener(response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // of a server that listens on a port
  try {
    const response = await fetch(`http://127.0.0.1:${port}/`, { headers: { connection: 'close' } });
    return await response.text();
  } finally {
    await new Promise(resolve => server.close(resolve));
  }
}

/** All of an answer but its end. */
function begin(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Length': '2' });
  response.socket!.cork();
  response.write('{}');
}

describe('AnswerTurn', () => {
  it('ends an answer at the end of the turn, not before', async () => {
    const turn = new AnswerTurn();
    const ended: boolean[] = [];
    const text = await answerOf(response => {
      begin(response);
      turn.end(response);
      ended.push(response.writableEnded);
      process.nextTick(() => ended.push(response.writableEnded));
      setImmediate(() => ended.push(response.writableEnded));
    });
    expect({ text, ended }).toEqual({ text: '{}', ended: [false, false, true] });
  });

  it('ends sixteen answers before the turn is over', () => {
    const turn = new AnswerTurn();
    const responses = Array.from({ length: 16 }, toNobody);
    const ended = () => responses.filter(({ writableEnded }) => writableEnded).length;
    for (const response of responses.slice(0, 15)) turn.end(response);
    const before = ended();
    turn.end(responses[15]!);
    expect({ before, after: ended() }).toEqual({ before: 0, after: 16 });
  });

  it('ends answers at once when one had to wait for a handler that computes for long', async () => {
    const turn = new AnswerTurn();
    turn.end(toNobody());
    const begun = performance.now();
    while (performance.now() - begun < 5);
    await new Promise(setImmediate);
    const next = toNobody();
    turn.end(next);
    expect(next.writableEnded).toBe(true);
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['write', response => response.write('late')],
    ['end', response => response.end('late')],
  ])('keeps a late %s out of the answer, as after its close', async (_, late) => {
    const turn = new AnswerTurn();
    const codes: unknown[] = [];
    const text = await answerOf(response => {
      response.on('error', error => codes.push((error as NodeJS.ErrnoException).code)); // node's own
      begin(response);
      turn.end(response);
      late(response);
    });
    expect({ text, codes }).toEqual({ text: '{}', codes: [] });
  });

  it("calls an answer's listeners in the async context of its own request", async () => {
    const turn = new AnswerTurn();
    const storage = new AsyncLocalStorage<string>();
    const finished: [string, string | undefined][] = [];
    let first: ServerResponse | undefined;
    const answer = (name: string, response: ServerResponse) =>
      storage.run(name, () => {
        response.on('finish', () => finished.push([name, storage.getStore()]));
        begin(response);
        turn.end(response);
      });
    const serve = (response: ServerResponse) => {
      if (!first) {
        first = response;
        return;
      }
      answer('first', first);
      answer('second', response);
    };
    const server = createServer((_request, response) => serve(response)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo; // of a server that listens on a port
    const get = () => fetch(`http://127.0.0.1:${port}/`, { headers: { connection: 'close' } }).then(all => all.text());
    expect(await Promise.all([get(), get()])).toEqual(['{}', '{}']);
    await new Promise(resolve => server.close(resolve));
    expect(finished).toEqual([
      ['first', 'first'],
      ['second', 'second'],
    ]);
  });

  it('leaves an answer whose client went away before the turn was over', async () => {
    const turn = new AnswerTurn();
    const got = await answerOf(response => {
      begin(response);
      turn.end(response);
      response.destroy();
    }).catch(() => 'nothing');
    expect(got).toBe('nothing');
  });
});

function toNobody(): ServerResponse {
  return new ServerResponse(new IncomingMessage(new Socket()));
}
