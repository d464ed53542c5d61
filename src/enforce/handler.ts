import type { IncomingMessage, ServerResponse } from 'node:http';
import type { OperationPlan } from '../plan/index.js';

/** A file or a stream of items as a body; sequential media types send it item by item. */
export type BodyStream = AsyncIterable<unknown>;

/**
 * What an operation is given. `codegen/` narrows each part to what the contract declares; this is the form without types.
 * Every value is parsed, checked and carries its defaults; nothing of the request itself was changed.
 */
export interface HandlerInput {
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  /** By lower-case name; declared ones only. */
  readonly headers: Readonly<Record<string, unknown>>;
  readonly cookies: Readonly<Record<string, unknown>>;
  /** The value of an `in: querystring` parameter. */
  readonly querystring: unknown;
  /** Undefined where there is none. A stream for binary bodies, an async iterable for sequential ones. */
  readonly body: unknown;
  /** The declared media range that the body came as; tells the bodies of several apart. */
  readonly contentType: string | undefined;
  /** The resolver's value; where several schemes were required together, their values by scheme name. */
  readonly auth: unknown;
  /** The schemes of the requirement that was met, in its order; empty where anonymous. */
  readonly schemes: readonly string[];
  readonly operation: OperationPlan;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Aborted when the client goes away before the answer is sent. Made when first asked for. */
  readonly signal: AbortSignal;
  /** What the service's option `scope` makes for this request, when it is first asked for; undefined without the option. */
  readonly scope: unknown;
}

/** The parts of an input that no contract narrows. Generated inputs extend it. */
export type HandlerContext = Pick<HandlerInput, 'operation' | 'request' | 'response' | 'signal' | 'schemes'>;

/** What a handler may answer. `codegen/` narrows it to the declared statuses, headers and bodies. */
export interface HandlerResult {
  readonly status: number;
  readonly headers?: { readonly [name: string]: unknown };
  /** A JSON value, a string, bytes, a readable stream or any async iterable. */
  readonly body?: unknown;
  /** Needed only where the status declares several. */
  readonly contentType?: string;
}

/** Answers one operation. Its input and result are given by the generated types. */
export type Handler<Input = HandlerInput, Result = HandlerResult> = (
  input: Input,
) => Result | NotImplemented | Promise<Result | NotImplemented>;

/** What generated types say of one operation. */
export interface OperationTypes {
  readonly input: unknown;
  readonly result: unknown;
}

/** The handlers of a contract, by operation name. Without generated types: any name, untyped input but for its scope. */
export type Handlers<Operations, Scope = unknown> = unknown extends Operations
  ? { readonly [name: string]: Handler<HandlerInput & { readonly scope: Scope }> }
  : {
      readonly [Name in keyof Operations]: Operations[Name] extends { input: infer Input; result: infer Result }
        ? Handler<Input & { readonly scope: Scope }, Result>
        : never;
    };

declare const notImplementedMark: unique symbol;

/** The result of `notImplemented()`; every operation may give it. */
export interface NotImplemented {
  readonly status: 501;
  readonly [notImplementedMark]: true;
}
