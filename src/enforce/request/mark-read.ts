import type { IncomingMessage } from 'node:http';

/**
 * Says of a request whose body was read here that it was, as the parsers of Express 4 say it to each other: one that stands
 * behind would wait for bytes that are gone, and fail. Those of Express 5 see for themselves.
 */
export function markRead(request: IncomingMessage & { _body?: boolean }): void {
  if (request.readableFlowing === true || request.readableDidRead) request._body = true;
}
