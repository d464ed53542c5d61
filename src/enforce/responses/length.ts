import type { IncomingMessage, ServerResponse } from 'node:http';
import { statusOf } from './status-line.js';

/** What was stripped goes out with its own length and without an encoding. */
export function describeAnew(response: ServerResponse, { length }: Buffer): void {
  response.removeHeader('content-encoding');
  if (response.hasHeader('content-length')) response.setHeader('content-length', length);
}

/** A length that is not the body's would have the client take the next answer for the rest of this one. */
export function mendLength({ method }: IncomingMessage, response: ServerResponse, length: number): void {
  if (method === 'HEAD' || statusOf(response) === 304 || !response.hasHeader('content-length')) return;
  if (Number(response.getHeader('content-length')) !== length) response.setHeader('content-length', length);
}
