/** A problem detail, RFC 9457. https://www.rfc-editor.org/rfc/rfc9457#section-3.1 */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly instance?: string;
  /** Every violation of the request, in one answer. */
  readonly errors?: readonly ProblemError[];
  readonly [extension: string]: unknown;
}

/** One violation within a problem. */
export interface ProblemError {
  /** Where in the request: `path`, `query`, `header`, `cookie`, `body`, `security`, `method`. */
  readonly in: string;
  /** Of parameters and headers. */
  readonly name?: string;
  /** JSON Pointer (RFC 6901) within the parameter's value or the body. */
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}
