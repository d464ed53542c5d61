import type { IncomingMessage, ServerResponse } from 'node:http';
import type { OperationPlan } from '../../plan/index.js';
import type { HandlerInput } from '../handler.js';
import type { ResponseGuard } from '../responses/guard.js';
import type { ResponseCheck } from '../responses/mode.js';
import type { OperationRuntime } from './operation-runtime.js';

type Values = Readonly<Record<string, unknown>>;
const none: Values = Object.freeze(Object.create(null));

/** One request to one operation on its way through the service; what its handler is given. */
export class Exchange implements HandlerInput {
  params: Values = none;
  query: Values = none;
  headers: Values = none;
  cookies: Values = none;
  querystring: unknown = undefined;
  body: unknown = undefined;
  contentType: string | undefined = undefined;
  auth: unknown = undefined;
  schemes: readonly string[] = [];
  readonly operation: OperationPlan;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly runtime: OperationRuntime;
  /** Raw, without question mark. */
  readonly rawQuery: string;
  /** Raw values of the path's templates, in the order of `rawNames`. */
  readonly rawValues: readonly string[];
  readonly rawNames: readonly string[];
  /** Whether this response is checked. */
  readonly check: ResponseCheck;
  /** Set once an answer is on its way: whatever comes later is too late. */
  answered = false;
  /** Takes what would be answered here, where the app's own error handlers are to answer. */
  handOn: ((error: unknown) => void) | undefined = undefined;
  /** Set where someone else writes the response. */
  guard: ResponseGuard | undefined = undefined;
  #abort: AbortController | undefined;
  #scope: { readonly made: unknown } | undefined;

  constructor(
    runtime: OperationRuntime,
    request: IncomingMessage,
    response: ServerResponse,
    raw: { readonly query: string; readonly names: readonly string[]; readonly values: readonly string[] },
    check: ResponseCheck,
  ) {
    this.runtime = runtime;
    this.operation = runtime.plan;
    this.request = request;
    this.response = response;
    this.rawQuery = raw.query;
    this.rawNames = raw.names;
    this.rawValues = raw.values;
    this.check = check;
  }

  get signal(): AbortSignal {
    if (!this.#abort) {
      const abort = new AbortController();
      this.#abort = abort;
      const gone = () => {
        if (!this.response.writableFinished) abort.abort();
      };
      if (this.response.destroyed) gone();
      else this.response.once('close', gone);
    }
    return this.#abort.signal;
  }

  get scope(): unknown {
    this.#scope ??= { made: this.runtime.scopeOf?.(this) };
    return this.#scope.made;
  }

  /** Whether an error is the handler's way of stopping when it was told to, with nobody there to be answered. */
  stoppedBy(error: unknown): boolean {
    if (!this.response.destroyed || !this.#abort?.signal.aborted) return false;
    return error === this.#abort.signal.reason || (error as { name?: unknown } | undefined)?.name === 'AbortError'; // as fetch and node's timers say it
  }

  /** Tells the handler to stop. */
  abort(): void {
    this.#abort?.abort();
  }
}
