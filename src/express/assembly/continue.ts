import { IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isDiscarded } from '../../enforce/index.js';
import { problemMediaType, problemOf, serialiseProblem } from '../../problem/index.js';

const { _read: read } = IncomingMessage.prototype;

/**
 * Asks a client that waits for it (`Expect: 100-continue`) for its body only once somebody reads that: what is refused
 * for its head alone, as by its length or for want of a key, is answered before any of the body is sent. Node by itself asks
 * for every body at once. Other expectations are left to `refuseExpectation`.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.1.1
 */
export function continueWhenRead(server: Server): void {
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    const waiting = request as Waiting; // by what is put on it here
    waiting[responseKey] = response;
    waiting._read = readAndContinue;
    server.emit('request', request, response);
  });
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

const responseKey = Symbol('specwright.continue');

interface Waiting extends IncomingMessage {
  [responseKey]?: ServerResponse | undefined;
}

/** Whoever lets the body go by without listening to it does not want it. */
const events = ['data', 'readable', 'end'] as const;

function readAndContinue(this: Waiting, size: number): void {
  const response = this[responseKey];
  if (response && !response.headersSent && !isDiscarded(this) && events.some(event => this.listenerCount(event) > 0)) {
    this[responseKey] = undefined;
    response.writeContinue();
  }
  read.call(this, size);
}
