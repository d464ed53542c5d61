import type { ServerResponse } from 'node:http';
import { titleOf } from '../../problem/index.js';

/** One thing that is wrong, as express-openapi-validator tells it. */
export interface ValidationErrorItem {
  readonly path: string;
  readonly message: string;
  readonly errorCode?: string;
}

interface ErrorDetails {
  readonly path?: string;
  readonly message?: string;
  readonly errors?: readonly ValidationErrorItem[] | undefined;
  readonly headers?: Readonly<Record<string, string | readonly string[]>> | undefined;
}

interface ClassDetails extends ErrorDetails {
  /** Instead of the status that the class stands for. */
  readonly overrideStatus?: number;
}

/** What goes to an app's error handlers: `status`, `path`, `message` and `errors`. */
export class HttpError extends Error {
  readonly status: number;
  readonly path: string | undefined;
  readonly errors: readonly ValidationErrorItem[];
  /** Express sends them with its own answer; an error handler may. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;

  constructor(status: number, { path, message, errors, headers }: ErrorDetails) {
    super(message ?? titleOf(status));
    this.name = titleOf(status);
    this.status = status;
    this.path = path;
    this.errors = errors ?? [{ path: path ?? '', message: this.message }];
    if (headers) this.headers = headers;
  }

  /** The error of a status. */
  static create({ status, ...details }: ErrorDetails & { readonly status: number }): HttpError {
    return httpError(status, details);
  }

  /** Sets the headers on the answer that an error handler is going to make. */
  setHeaders(response: ServerResponse): void {
    for (const [name, value] of Object.entries(this.headers ?? {})) response.setHeader(name, value);
  }
}

const of = (status: number) =>
  class extends HttpError {
    constructor(details: ClassDetails) {
      super(details.overrideStatus ?? status, details);
      this.name = titleOf(status);
    }
  };

export class BadRequest extends of(400) {}
export class Unauthorized extends of(401) {}
export class Forbidden extends of(403) {}
export class NotFound extends of(404) {}
export class MethodNotAllowed extends of(405) {}
export class NotAcceptable extends of(406) {}
export class RequestEntityTooLarge extends of(413) {
  constructor(details: ClassDetails) {
    super(details);
    this.name = 'Request Entity Too Large'; // as it is called there
  }
}
export class UnsupportedMediaType extends of(415) {}
export class InternalServerError extends of(500) {}

/** The classes by name, for `instanceof error.BadRequest`. */
export const error = Object.freeze({
  BadRequest,
  Unauthorized,
  Forbidden,
  NotFound,
  MethodNotAllowed,
  NotAcceptable,
  RequestEntityTooLarge,
  UnsupportedMediaType,
  InternalServerError,
});

const byStatus = new Map<number, new (details: ErrorDetails) => HttpError>([
  [400, BadRequest],
  [401, Unauthorized],
  [403, Forbidden],
  [404, NotFound],
  [405, MethodNotAllowed],
  [406, NotAcceptable],
  [413, RequestEntityTooLarge],
  [415, UnsupportedMediaType],
  [500, InternalServerError],
]);

/** The error of a status. */
export function httpError(status: number, details: ErrorDetails): HttpError {
  const Class = byStatus.get(status);
  return Class ? new Class(details) : new HttpError(status, details);
}
