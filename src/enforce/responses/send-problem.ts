import type { ServerResponse } from 'node:http';
import { type Problem, problemMediaType, serialiseProblem } from '../../problem/index.js';
import { endAfterDiscard } from '../body/index.js';

type Headers = { readonly [name: string]: string | readonly string[] };

/** Sends a problem of the service itself. Where headers have gone out already the connection is ended instead. */
export function sendProblem(response: ServerResponse, problem: Problem, headers: Headers = {}): void {
  if (response.writableEnded || response.destroyed) return;
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const text = serialiseProblem(problem);
  const fields: (string | string[])[] = [
    'Content-Type',
    problemMediaType,
    'Content-Length',
    String(Buffer.byteLength(text)),
  ];
  for (const [name, value] of Object.entries(headers))
    fields.push(name, typeof value === 'string' ? value : [...value]);
  // one that was set for another answer, and may be the reason that it was not sent
  response.statusMessage = '';
  // The types want all fields to be alike; a list of values is fine in any place.
  response.writeHead(problem.status, fields as string[]);
  if (endAfterDiscard(response.req, () => response.end())) response.write(text);
  else response.end(text);
}
