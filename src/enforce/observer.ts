import type { IncomingMessage } from 'node:http';
import { isNativeError } from 'node:util/types';
import type { OperationPlan } from '../plan/index.js';
import type { Problem } from '../problem/index.js';
import { isThenable } from './is-thenable.js';
import type { ResponseViolation } from './responses/violation.js';

/** A request that was refused. Holds no value of the request. */
export interface Refusal {
  /** Undefined where no operation was found. */
  readonly operation: OperationPlan | undefined;
  readonly method: string;
  readonly problem: Problem;
  readonly request: IncomingMessage;
}

/** A response that breaks the contract. Holds no value of the response. */
export interface ResponseBreach {
  readonly operation: OperationPlan;
  /** What it was the answer to. */
  readonly request: IncomingMessage;
  readonly status: number;
  readonly violations: readonly ResponseViolation[];
  /** What the client got: `replaced` by a 500, `sent` as it was, or `cut` off after the headers. */
  readonly outcome: 'replaced' | 'sent' | 'cut';
}

/** A response that went out without its body being checked to its end. */
export interface UncheckedResponse {
  readonly operation: OperationPlan;
  readonly status: number;
  readonly reason: string;
}

/** A handler, resolver or stream that broke; a problem from 500 on that was thrown with its cause. */
export interface Failure {
  readonly operation: OperationPlan | undefined;
  /** Undefined where it can't be told apart any more. */
  readonly request?: IncomingMessage | undefined;
  readonly error: unknown;
}

/** Told of what enforcement does, and not waited for. What an observer throws, or rejects with, is lost. */
export interface Observer {
  refused?(refusal: Refusal): void;
  violated?(breach: ResponseBreach): void;
  unchecked?(response: UncheckedResponse): void;
  failed?(failure: Failure): void;
}

/** Where lines for people go; `console` is one. */
export interface Logger {
  error(message: string): void;
}

/**
 * An observer that writes one line for each breach and failure: operation, pointers and kinds, never a value. It gives what
 * the logger does, for a promise that rejects must be met.
 */
export function logTo(logger: Logger): Observer {
  return {
    violated({ operation, status, violations, outcome }) {
      const list = violations
        .slice(0, 10)
        .map(
          ({ in: place, name, pointer, message }) => `${[place, name, pointer].filter(Boolean).join(' ')}: ${message}`,
        );
      const more = violations.length > 10 ? `; and ${violations.length - 10} more` : '';
      const text = `${operation.key}: the response ${status} breaks the contract (${outcome}): ${list.join('; ')}${more}`;
      return logger.error(printable(text));
    },
    unchecked({ operation, status, reason }) {
      return logger.error(printable(`${operation.key}: the response ${status} was not checked to its end: ${reason}`));
    },
    failed({ operation, error }) {
      return logger.error(`${printable(operation?.key ?? 'service')}: ${lines(error)}`);
    },
  };
}

/** An error with its stack and causes. Each further line is indented: none can pass for a line of the log. */
function lines(error: unknown, depth = 0): string {
  if (!isError(error))
    return error === undefined || error === null ? 'nothing was thrown' : `a ${typeof error} was thrown`;
  const text = (error.stack ?? error.message).split('\n').map(printable).join('\n    ');
  if (error.cause === undefined || depth === 5) return text;
  return `${text}\n    caused by ${lines(error.cause, depth + 1)}`;
}

/** Errors of another realm are no instances of ours. */
function isError(value: unknown): value is Error {
  return value instanceof Error || isNativeError(value);
}

/** Paths come from the document and names from data: none of them may begin a line of the log. */
export function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    character => `\\u${character.codePointAt(0)!.toString(16).padStart(4, '0')}`,
  );
}

/** Calls an observer; its own failure must not reach a request. */
export function tell<Event>(observe: ((event: Event) => unknown) | undefined, event: Event): void {
  try {
    const given = observe?.(event);
    if (isThenable(given)) Promise.resolve(given).catch(() => {});
  } catch {
    // Observing is not worth a request.
  }
}
