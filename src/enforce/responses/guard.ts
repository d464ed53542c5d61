import type { IncomingMessage, ServerResponse } from 'node:http';
import { type CheckedHead, checkWrittenHead, mediaOfHead } from './checked-head.js';
import { sayHeadersSent, saysHeadersSent, unsayHeadersSent } from './headers-sent.js';
import { describeAnew, mendLength } from './length.js';
import type { PassingCheck } from './passing-check.js';
import type { ResponseRules } from './rules.js';
import type { ResponseViolation } from './violation.js';
import { type Callback, callbackOf, callLater, swallow, toBytes, type WriteArguments } from './write-arguments.js';
import { areWhole, setHeadHeaders } from './write-head.js';

/** How a guarded response is treated. */
export interface GuardOptions {
  readonly rules: ResponseRules;
  /** False: the response is sent as it comes and only reported on. */
  readonly enforce: boolean;
  /** Bytes of a body that are held back until it is checked. */
  readonly holdLimit: number;
  /** Bytes of a body that are kept to be checked at its end, while it passes. */
  readonly checkLimit: number;
  /** Whether what is held is stripped of undeclared properties before it is checked. */
  readonly strip: boolean;
  /** Told of a body that could not be checked, or not to its end. */
  readonly onUnchecked: (reason: string) => void;
  /** Told once. `sent`: the client has the headers already. */
  readonly onViolations: (violations: readonly ResponseViolation[], sent: boolean) => void;
  /** Answers in place of a response of which nothing was sent; where its writer has ended, others may be asked to. */
  readonly replace: (
    response: ServerResponse,
    violations: readonly ResponseViolation[],
    ended: boolean,
  ) => 'answered' | 'handed-on';
}

type WriteHead = (status: number, ...rest: unknown[]) => ServerResponse;

/**
 * Stands between whatever writes a response and the connection, so that every way out is checked: json, send, end, pipe,
 * sendFile and the rest all end in writeHead, write and end.
 */
export class ResponseGuard {
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #options: GuardOptions;
  readonly #before: ReadonlySet<string>;
  readonly #writeHead: WriteHead;
  readonly #write: (...args: WriteArguments) => boolean;
  readonly #end: (...args: WriteArguments) => ServerResponse;
  readonly #flushHeaders: () => void;
  #held: Buffer[] | undefined;
  #heldBytes = 0;
  #body: PassingCheck | undefined;
  /** `over`: everything goes through; `refused`: the response was answered for, and what its writer still writes is lost. */
  #state: 'open' | 'holding' | 'passing' | 'over' | 'refused' = 'open';

  /** Wraps the response. From here on the guard decides what is sent. */
  constructor(request: IncomingMessage, response: ServerResponse, options: GuardOptions) {
    this.#request = request;
    this.#response = response;
    this.#options = options;
    this.#before = new Set(response.getHeaderNames());
    // The methods that stood there, possibly wrapped by others, called as they were. Overloads need the casts.
    this.#writeHead = response.writeHead.bind(response) as WriteHead;
    this.#write = response.write.bind(response) as (...args: WriteArguments) => boolean;
    this.#end = response.end.bind(response) as (...args: WriteArguments) => ServerResponse;
    this.#flushHeaders = response.flushHeaders.bind(response);
    this.#stand();
  }

  #stand(): void {
    const response = this.#response;
    response.writeHead = ((...args: Parameters<WriteHead>) => this.#onWriteHead(args)) as ServerResponse['writeHead'];
    response.write = ((...args: WriteArguments) => this.#onWrite(args)) as ServerResponse['write'];
    response.end = ((...args: WriteArguments) => this.#onEnd(args)) as ServerResponse['end'];
    response.flushHeaders = () => this.#onFlushHeaders();
  }

  /** Whoever wrapped the response later, to compress it, say, has ended it for itself, and would lose another answer. */
  #stepAside(): void {
    const response = this.#response;
    response.writeHead = this.#writeHead as ServerResponse['writeHead'];
    response.write = this.#write as ServerResponse['write'];
    response.end = this.#end as ServerResponse['end'];
    response.flushHeaders = this.#flushHeaders;
  }

  /** Lets everything through from here on: for refusals and other answers of the service itself. */
  release(): void {
    this.#state = 'over';
    this.#held = undefined;
    unsayHeadersSent(this.#response);
  }

  #onWriteHead(args: [status: number, ...rest: unknown[]]): ServerResponse {
    // Whatever compresses may write its head before each piece; while it is held back, the first one counts.
    if (saysHeadersSent(this.#response)) return this.#response;
    if (this.#state !== 'open' || !this.#options.enforce || this.#response.headersSent) return this.#writeHead(...args);
    const [status, second, third] = args;
    const headers = typeof second === 'string' ? third : second;
    // node refuses them, while whoever wrote them is there to catch it
    if (!areWhole(headers)) return this.#writeHead(...args);
    this.#response.statusCode = status;
    if (typeof second === 'string') this.#response.statusMessage = second;
    setHeadHeaders(this.#response, headers);
    sayHeadersSent(this.#response);
    return this.#response;
  }

  #onFlushHeaders(): void {
    if (this.#state === 'open') this.#begin(true);
    if (this.#state === 'passing') this.#flushHeaders();
  }

  #onWrite(args: WriteArguments): boolean {
    if (this.#state === 'over') return this.#write(...args);
    if (this.#state === 'refused') return swallow(args, true);
    const bytes = toBytes(args);
    if (bytes === undefined) return this.#write(...args);
    if (this.#state === 'open') this.#begin(false);
    if (this.#state === 'holding') {
      this.#hold(bytes);
      callLater(callbackOf(args));
      return true;
    }
    return this.#pass(bytes, callbackOf(args));
  }

  #onEnd(args: WriteArguments): ServerResponse {
    if (this.#state === 'over') return this.#end(...args);
    if (this.#state === 'refused') return swallow(args, this.#response);
    const bytes = toBytes(args);
    // neither text nor bytes: node says so
    if (bytes === undefined && args[0] && typeof args[0] !== 'function') return this.#end(...args);
    const callback = callbackOf(args);
    if (this.#state === 'passing') return this.#endPassing(bytes, callback);
    if (bytes) this.#hold(bytes);
    if (this.#passedLimit()) return this.#endPassing(undefined, callback);
    return this.#endHeld(callback);
  }

  /** At the first byte: hold the body back, or check the head and let the body pass. */
  #begin(flush: boolean): void {
    if (this.#options.enforce && !flush && this.#holds()) {
      this.#state = 'holding';
      this.#held = [];
      sayHeadersSent(this.#response);
    } else this.#startPassing();
  }

  // Streams of items must not wait; of other bodies that are checked as a whole, the beginning is held back.
  #holds(): boolean {
    const media = mediaOfHead(this.#request, this.#response, this.#options.rules);
    return (
      media !== undefined && (media.plan.kind === 'json' || media.plan.kind === 'text') && media.check !== undefined
    );
  }

  #hold(bytes: Buffer): void {
    (this.#held ??= []).push(bytes);
    this.#heldBytes += bytes.length;
    if (this.#state === 'holding') this.#passedLimit();
  }

  /** Held enough: what is there goes out, the rest is checked as it passes. */
  #passedLimit(): boolean {
    if (this.#heldBytes <= this.#options.holdLimit || !this.#options.enforce) return false;
    const held = this.#held ?? [];
    this.#held = undefined;
    this.#startPassing();
    if (this.#state === 'passing') for (const bytes of held) this.#pass(bytes);
    return true;
  }

  #startPassing(): void {
    unsayHeadersSent(this.#response);
    const head = this.#checkHead(true);
    if (head.violations.length > 0) {
      this.#options.onViolations(head.violations, false);
      if (this.#options.enforce) {
        this.#replace(head.violations, false);
        return;
      }
    }
    this.#body = head.body;
    this.#state = 'passing';
  }

  #pass(bytes: Buffer, callback?: Callback): boolean {
    if (this.#state !== 'passing') {
      callLater(callback);
      return true;
    }
    const violations = this.#body?.take(bytes);
    if (violations && !this.#violatedInPassing(violations)) return false;
    // asked in every mode: what is not taken piles up
    const released = this.#body?.releasable(bytes);
    const ready = this.#body && this.#options.enforce ? released : bytes;
    if (ready) return this.#writeOn(ready, callback);
    callLater(callback);
    return true;
  }

  #writeOn(bytes: Buffer, callback: Callback | undefined): boolean {
    try {
      return this.#write(bytes, callback);
    } catch (error) {
      this.#reopen();
      throw error;
    }
  }

  #endPassing(bytes: Buffer | undefined, callback: Callback | undefined): ServerResponse {
    if (bytes && this.#state === 'passing') this.#pass(bytes);
    if (this.#state !== 'passing') {
      callLater(callback);
      return this.#response;
    }
    const violations = this.#body?.end();
    if (violations && !this.#violatedInPassing(violations)) return this.#response;
    this.#tellUnchecked(this.#body);
    return this.#endAll(this.#options.enforce ? this.#body?.rest() : undefined, callback);
  }

  #endHeld(callback: Callback | undefined): ServerResponse {
    unsayHeadersSent(this.#response);
    const held = this.#held === undefined || this.#held.length === 1 ? this.#held?.[0] : Buffer.concat(this.#held);
    const { violations, body } = this.#checkHead(held !== undefined && held.length > 0);
    const left = held && this.#options.strip && this.#options.enforce ? body?.stripped(held) : undefined;
    const bytes = left ?? held;
    if (left) describeAnew(this.#response, left);
    const checked = left ? this.#checkHead(true).body : body;
    const found = (bytes && checked?.whole(bytes)) ?? [];
    if (violations.length + found.length > 0) {
      const all = [...violations, ...found];
      this.#options.onViolations(all, false);
      if (this.#options.enforce) {
        this.#replace(all, true);
        callLater(callback);
        return this.#response;
      }
    }
    this.#tellUnchecked(checked);
    if (this.#options.enforce) mendLength(this.#request, this.#response, bytes?.length ?? 0);
    return this.#endAll(bytes, callback);
  }

  #tellUnchecked(body: PassingCheck | undefined): void {
    if (body?.unchecked !== undefined) this.#options.onUnchecked(body.unchecked);
  }

  /** As the last of what is sent; what node refuses to send was not sent. */
  #endAll(bytes: Buffer | undefined, callback: Callback | undefined): ServerResponse {
    this.#state = 'over';
    try {
      return bytes ? this.#end(bytes, callback) : this.#end(callback);
    } catch (error) {
      this.#reopen();
      throw error;
    }
  }

  /** An error page that comes in place of what node threw at is an answer like any other. */
  #reopen(): void {
    if (this.#response.headersSent) return;
    this.#state = 'open';
    this.#held = undefined;
    this.#heldBytes = 0;
    this.#body = undefined;
  }

  /** @returns whether to go on */
  #violatedInPassing(violations: readonly ResponseViolation[]): boolean {
    this.#body = undefined;
    this.#options.onViolations(violations, true);
    if (!this.#options.enforce) return true;
    this.#state = 'refused';
    // The client must not take what it has for whole.
    this.#response.destroy();
    return false;
  }

  #checkHead(hasBody: boolean): CheckedHead {
    const { rules, checkLimit } = this.#options;
    return checkWrittenHead(this.#request, this.#response, rules, checkLimit, hasBody);
  }

  /** Takes back what was prepared for the refused response, and keeps what others had set before. */
  #replace(violations: readonly ResponseViolation[], ended: boolean): void {
    this.#state = 'over';
    this.#held = undefined;
    unsayHeadersSent(this.#response);
    for (const name of this.#response.getHeaderNames()) if (!this.#before.has(name)) this.#response.removeHeader(name);
    this.#response.removeHeader('content-length');
    this.#response.statusMessage = '';
    // What an error handler answers, at once or later, goes through.
    this.#stepAside();
    if (this.#options.replace(this.#response, violations, ended) !== 'answered') return;
    this.#state = 'refused';
    this.#stand();
  }
}
