import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { type HttpProblem, problem } from 'specwright/express';

/** What neither the contract nor the pages have, told as the contract tells of all that goes wrong. */
export const noPage: RequestHandler = (_request, response) => answer(response, problem(404, 'There is nothing here'));

/**
 * A page that can't be sent: Express' own answer would show the stack.
 * @param failed told of what is no client's fault
 */
export const brokenPage =
  (failed: (error: unknown) => void): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const { status, headers } = toldBy(error);
    if (status >= 500) failed(error);
    response.set(headers);
    answer(response, problem(status));
  };

function answer(response: Response, { status, problem: body }: HttpProblem): void {
  // bytes: to a text Express would add a charset, which JSON has none of
  const bytes = Buffer.from(JSON.stringify(body));
  response.status(status).type('application/problem+json').send(bytes);
}

interface Told {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** What errors of Express and of what it sends files with carry. */
function toldBy(error: unknown): Told {
  // any of them may be missing
  const { status, headers = {} } = (error ?? {}) as Partial<Told>;
  const isClients = status !== undefined && status >= 400 && status < 500;
  return isClients ? { status, headers } : { status: 500, headers: {} };
}
