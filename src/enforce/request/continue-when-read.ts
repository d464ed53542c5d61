import { IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isDiscarded } from '../body/index.js';

const { _read: read } = IncomingMessage.prototype;

/**
 * Has a server ask a client that waits for it (`Expect: 100-continue`) for its body only once somebody reads that: what is
 * refused for its head alone, as by its length or for want of a key, is answered before any of the body is sent. Node by
 * itself asks for every body at once. For servers of one's own; `listen` of a service and of an assembly do it too.
 * @param server of node:http or node:https, not of node:http2
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.1.1
 */
export function continueWhenRead(server: Server): void {
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    const waiting = request as Waiting; // by what is put on it here
    waiting[responseKey] = response;
    waiting._read = readAndContinue;
    server.emit('request', request, response);
  });
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
