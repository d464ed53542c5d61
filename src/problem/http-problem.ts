import type { Problem, ProblemError } from './problem.js';
import { titleOf } from './titles.js';

/** What may be said beyond status and detail. */
export interface ProblemDetails {
  /** A URI that names the kind of problem. Default `about:blank`: the status says it all. */
  readonly type?: string;
  /** Default: the status's registered title. */
  readonly title?: string;
  readonly instance?: string;
  readonly errors?: readonly ProblemError[];
  /** Members of one's own, sent as they are: never put a secret here. */
  readonly extensions?: { readonly [name: string]: unknown };
  /** Headers that go with the answer, such as Allow, Retry-After or WWW-Authenticate. */
  readonly headers?: { readonly [name: string]: string | readonly string[] };
  /** For the log alone, which is told of statuses from 500 on; never sent. */
  readonly cause?: unknown;
}

/** An HTTP error that handlers may throw; it is answered as its problem. Its message and stack never leave the server. */
export class HttpProblem extends Error {
  readonly problem: Problem;
  readonly status: number;
  readonly headers: { readonly [name: string]: string | readonly string[] };

  constructor(status: number, detail?: string, details: ProblemDetails = {}) {
    super(detail ?? titleOf(status), details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'HttpProblem';
    this.status = status;
    this.headers = details.headers ?? {};
    this.problem = problemOf(status, detail, details);
  }
}

/**
 * An error to throw from a handler: `throw problem(409, 'The order has been shipped')`.
 * @param status from 400 to 599
 * @param detail what happened this time, in words meant for the client
 * @throws RangeError where the status is no error
 */
export function problem(status: number, detail?: string, details?: ProblemDetails): HttpProblem {
  if (!Number.isInteger(status) || status < 400 || status > 599) {
    throw new RangeError(`A problem's status is from 400 to 599, not ${status}`);
  }
  return new HttpProblem(status, detail, details);
}

/** The problem details as plain data, in the order of RFC 9457. */
export function problemOf(status: number, detail?: string, details: ProblemDetails = {}): Problem {
  return Object.freeze({
    ...details.extensions,
    type: details.type ?? 'about:blank',
    title: details.title ?? titleOf(status),
    status,
    ...(detail !== undefined && { detail }),
    ...(details.instance !== undefined && { instance: details.instance }),
    ...(details.errors !== undefined && { errors: details.errors }),
  });
}
