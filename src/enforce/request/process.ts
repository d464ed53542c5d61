import { HttpProblem, type ProblemError } from '../../problem/index.js';
import { BodyProblem, type BodyReader, type BodyResult, discard, FileTimeout } from '../body/index.js';
import { Deadlines } from '../deadlines.js';
import { isThenable } from '../is-thenable.js';
import { isNotImplemented } from '../not-implemented.js';
import { answer } from '../responses/answer.js';
import { fail } from '../responses/fail.js';
import { releaseBody } from '../responses/release-body.js';
import { sendProblem } from '../responses/send-problem.js';
import type { Authentication } from '../security/authenticate.js';
import type { ServiceSettings } from '../settings.js';
import type { Exchange } from './exchange.js';
import { markRead } from './mark-read.js';
import type { Prepared } from './operation-runtime.js';
import { closeWithConnection } from './queued.js';
import { answerThrown, refuse, violated } from './refuse.js';
import { mayHaveBody, undeclaredBodyReader } from './undeclared-body.js';

/** Goes on with a request that was checked and has no handler here. */
export type Behind = (exchange: Exchange) => void;

/** Goes on with what was waited for. */
type Next<Value> = (exchange: Exchange, value: Value) => void;

/**
 * Takes one request through its operation: security, parameters, body, handler, answer. Each step goes on at once where
 * it can; only what is truly asynchronous is waited for. Never throws.
 */
export class RequestProcess {
  readonly #settings: ServiceSettings;
  readonly #deadlines: Deadlines<Exchange>;
  /** Of operations that declare no body; undefined where what is sent to them is left alone. */
  readonly #readUndeclared: BodyReader | undefined;

  /** One for all requests, where each would make its own. */
  readonly #answerWith: Next<unknown> = (exchange, result) => this.#answer(exchange, result);

  /** Without a listener, what a handler or route writes after its end takes the whole process down. */
  readonly #wroteLate: (error: NodeJS.ErrnoException) => void;

  constructor(settings: ServiceSettings) {
    this.#settings = settings;
    this.#wroteLate = error => {
      if (error.code === 'ERR_STREAM_WRITE_AFTER_END') settings.failed({ operation: undefined, error });
    };
    this.#readUndeclared = settings.undeclaredBody === 'refuse' ? undeclaredBodyReader(settings.body) : undefined;
    this.#deadlines = new Deadlines(settings.handlerTimeout, exchange => this.#tooLate(exchange));
  }

  run(exchange: Exchange, behind: Behind | undefined): void {
    const { request, response } = exchange;
    response.on('error', this.#wroteLate);
    if (response.socket === null && !closeWithConnection(request, response)) return;
    const { prepared } = exchange.runtime;
    if (prepared) this.#begin(exchange, prepared, behind);
    else this.#prepare(exchange, behind);
  }

  // Functions are made in methods of their own: what they hold on to is allocated whether they are made or not.
  #prepare(exchange: Exchange, behind: Behind | undefined): void {
    this.#after(exchange, exchange.runtime.prepare(), made => this.#authenticate(exchange, made, behind));
  }

  #begin(exchange: Exchange, prepared: Prepared, behind: Behind | undefined): void {
    try {
      this.#authenticate(exchange, prepared, behind);
    } catch (error) {
      this.#fail(exchange, error);
    }
  }

  #authenticate(exchange: Exchange, prepared: Prepared, behind: Behind | undefined): void {
    const { accept } = exchange.request.headers;
    if (accept !== undefined && accept !== '*/*' && !prepared.accepts(accept)) {
      refuse(exchange, new HttpProblem(406, 'None of the declared media types is acceptable'), this.#settings);
      return;
    }
    const given = exchange.runtime.authenticate?.(exchange.request, exchange.rawQuery);
    if (given instanceof Promise) this.#wait(exchange, given, this.#readWith(prepared, behind));
    else this.#read(exchange, prepared, given, behind);
  }

  #readWith(prepared: Prepared, behind: Behind | undefined): Next<Authentication> {
    return (exchange, outcome) => this.#read(exchange, prepared, outcome, behind);
  }

  #read(exchange: Exchange, prepared: Prepared, outcome: Authentication | undefined, behind: Behind | undefined): void {
    if (exchange.answered) return; // a resolver came too late
    if (outcome) {
      if (!outcome.ok) {
        refuse(exchange, outcome.problem, this.#settings);
        return;
      }
      exchange.auth = outcome.auth;
      exchange.schemes = outcome.schemes;
    }
    const parameters = prepared.readParameters(exchange);
    exchange.params = parameters.params;
    exchange.query = parameters.query;
    exchange.headers = parameters.headers;
    exchange.cookies = parameters.cookies;
    exchange.querystring = parameters.querystring;
    const { errors } = parameters;
    const readBody = prepared.readBody ?? (mayHaveBody(exchange.request) ? this.#readUndeclared : undefined);
    if (!readBody) {
      if (errors.length > 0) {
        refuse(exchange, violated(400, errors), this.#settings);
        return;
      }
      this.#invoke(exchange, behind);
      return;
    }
    this.#readBody(exchange, readBody, errors, behind);
  }

  #readBody(
    exchange: Exchange,
    readBody: BodyReader,
    errors: readonly ProblemError[],
    behind: Behind | undefined,
  ): void {
    readBody(exchange.request).then(
      read => this.#taken(exchange, read, errors, behind),
      error => this.#step(exchange, () => this.#bodyFailed(exchange, error)),
    );
  }

  #taken(exchange: Exchange, read: BodyResult, before: readonly ProblemError[], behind: Behind | undefined): void {
    try {
      this.#take(exchange, read, before, behind);
    } catch (error) {
      this.#fail(exchange, error);
    }
  }

  #take(exchange: Exchange, read: BodyResult, before: readonly ProblemError[], behind: Behind | undefined): void {
    const errors = before.length === 0 ? read.errors : [...before, ...read.errors];
    if (read.refusal === undefined && read.dispose) afterAnswer(exchange, read.dispose);
    if (read.refusal !== undefined) {
      if (read.refusal === 'aborted') return;
      refuse(exchange, violated(read.status, errors, read.closes), this.#settings);
      return;
    }
    if (errors.length > 0) {
      refuse(exchange, violated(400, errors), this.#settings);
      return;
    }
    exchange.body = read.body;
    exchange.contentType = read.contentType;
    this.#invoke(exchange, behind);
  }

  #invoke(exchange: Exchange, behind: Behind | undefined): void {
    const { handler } = exchange.runtime;
    if (!handler) {
      if (behind) {
        markRead(exchange.request);
        behind(exchange);
        return;
      }
      this.#notImplemented(exchange);
      return;
    }
    const given: unknown = this.#call(exchange, handler);
    if (isThenable(given)) this.#wait(exchange, Promise.resolve(given), this.#answerWith);
    else if (given !== thrown) this.#answer(exchange, given);
  }

  #call(exchange: Exchange, handler: (input: Exchange) => unknown): unknown {
    try {
      return handler(exchange);
    } catch (error) {
      this.#failed(exchange, error);
      return thrown;
    }
  }

  /** For what the user's own code gives, a handler or a resolver, which may never come. */
  #wait<Value>(exchange: Exchange, given: Promise<Value>, next: Next<Value>): void {
    const deadline = this.#deadlines.start(exchange);
    given.then(
      value => {
        this.#deadlines.stop(deadline);
        try {
          next(exchange, value);
        } catch (error) {
          this.#fail(exchange, error);
        }
      },
      error => {
        this.#deadlines.stop(deadline);
        this.#step(exchange, () => this.#failed(exchange, error));
      },
    );
  }

  #answer(exchange: Exchange, result: unknown): void {
    if (exchange.answered) {
      // Too late: somebody answered for it.
      if (typeof result === 'object' && result !== null && 'body' in result) releaseBody(result.body);
      return;
    }
    exchange.answered = true;
    if (isNotImplemented(result)) this.#notImplemented(exchange);
    else answer(exchange, result, this.#settings);
  }

  #notImplemented(exchange: Exchange): void {
    exchange.answered = true;
    sendProblem(exchange.response, new HttpProblem(501, `${exchange.operation.key} is not implemented yet`).problem);
  }

  #tooLate(exchange: Exchange): void {
    if (exchange.answered) return;
    exchange.answered = true;
    exchange.abort();
    const { operation, request } = exchange;
    this.#settings.failed({ operation, request, error: new Error('The operation did not answer in time') });
    const late = new HttpProblem(503, 'The service did not answer in time');
    if (exchange.handOn) exchange.handOn(late);
    else sendProblem(exchange.response, late.problem);
  }

  /** A handler threw: a problem is an answer, everything else a failure. */
  #failed(exchange: Exchange, error: unknown): void {
    if (exchange.answered) return;
    exchange.answered = true;
    if (exchange.stoppedBy(error)) return;
    if (error instanceof BodyProblem) {
      this.#refuseBody(exchange, error);
      return;
    }
    if (error instanceof HttpProblem) {
      // a client's error has a cause where the database found it: an answer all the same, and no failure
      if (error.status >= 500 && error.cause !== undefined)
        this.#settings.failed({ operation: exchange.operation, request: exchange.request, error });
      answerThrown(exchange, error, this.#settings);
      return;
    }
    this.#fail(exchange, error);
  }

  /** Files are taken by the user's own code, which is held to what handlers are. */
  #bodyFailed(exchange: Exchange, error: unknown): void {
    const { request, response } = exchange;
    if (!request.complete) {
      if (!response.headersSent) response.setHeader('Connection', 'close');
      discard(request);
    }
    if (error instanceof FileTimeout) this.#tooLate(exchange);
    else this.#failed(exchange, error);
  }

  /** The handler met what is wrong with the body while it read it. */
  #refuseBody(exchange: Exchange, { refusal, status, errors }: BodyProblem): void {
    if (refusal === 'aborted') return;
    const { request } = exchange;
    const closes = !request.complete;
    if (closes) discard(request);
    refuse(exchange, violated(status, errors, closes), this.#settings);
  }

  #fail(exchange: Exchange, error: unknown): void {
    fail(exchange, error, this.#settings);
  }

  #step(exchange: Exchange, step: () => void): void {
    try {
      step();
    } catch (error) {
      this.#fail(exchange, error);
    }
  }

  #after<Value>(exchange: Exchange, given: Promise<Value>, next: (value: Value) => void): void {
    given.then(
      value => this.#step(exchange, () => next(value)),
      error => this.#step(exchange, () => this.#fail(exchange, error)),
    );
  }
}

const thrown = Symbol('thrown');

/** Whether it was sent whole or broken off. */
function afterAnswer({ response }: Exchange, run: () => void): void {
  if (response.closed || response.destroyed) run();
  else response.once('close', run);
}
