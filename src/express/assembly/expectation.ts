import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { problemMediaType, problemOf, serialiseProblem } from '../../problem/index.js';

/**
 * Leaves expectations other than 100-continue to `refuseExpectation`, so that their answers are as all others are: Node by
 * itself answers them bare. https://www.rfc-editor.org/rfc/rfc9110#section-10.1.1
 */
export function takeExpectations(server: Server): void {
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    unmet.add(request);
    server.emit('request', request, response);
  });
}

const unmet = new WeakSet<IncomingMessage>();

/** @returns whether the request was answered: it expects what no server here does */
export function refuseExpectation(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.headers.expect === undefined || !unmet.has(request)) return false;
  const text = serialiseProblem(problemOf(417, 'Of all that Expect may ask for this server does 100-continue alone'));
  const fields = ['Content-Type', problemMediaType, 'Content-Length', String(Buffer.byteLength(text))];
  // a body may come all the same
  response.writeHead(417, [...fields, 'Connection', 'close']);
  response.end(text);
  return true;
}
