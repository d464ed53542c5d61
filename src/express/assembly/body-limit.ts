import { IncomingMessage, type ServerResponse } from 'node:http';
import { problemMediaType, problemOf, serialiseProblem } from '../../problem/index.js';
import { type RequestState, stateOf } from './request-state.js';

const { push } = IncomingMessage.prototype;

/**
 * Holds a body to what any may have, whoever reads it: by the length that it says it has, or else by counting.
 * @returns whether the request was answered
 */
export function refuseLargeBody(state: RequestState, request: IncomingMessage, response: ServerResponse): boolean {
  const length = request.headers['content-length'];
  if (length === undefined) {
    if (request.headers['transfer-encoding'] !== undefined) {
      responses.set(request, response);
      request.push = counted;
    }
    return false;
  }
  if (Number(length) <= state.shared.bodyBytes) return false;
  refuse(request, response, state.shared.bodyBytes);
  return true;
}

/** Of the few whose length is not known. */
const responses = new WeakMap<IncomingMessage, ServerResponse>();

function counted(this: IncomingMessage, chunk: unknown, encoding?: BufferEncoding): boolean {
  const state = stateOf(this);
  if (state && chunk instanceof Uint8Array) {
    const before = state.received;
    state.received += chunk.byteLength;
    if (state.received > state.shared.bodyBytes) {
      const response = responses.get(this);
      if (response && before <= state.shared.bodyBytes) refuse(this, response, state.shared.bodyBytes);
      return false;
    }
  }
  return push.call(this, chunk, encoding);
}

/** What is left of the body is not waited for: the connection ends with the answer. */
function refuse(request: IncomingMessage, response: ServerResponse, limit: number): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.once('finish', () => request.destroy());
  const tooLarge = serialiseProblem(
    problemOf(413, `The body is longer than the ${limit} bytes that this server takes`),
  );
  const fields = ['Content-Type', problemMediaType, 'Content-Length', String(Buffer.byteLength(tooLarge))];
  response.writeHead(413, [...fields, 'Connection', 'close']);
  response.end(tooLarge);
}
