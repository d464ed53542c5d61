import type { OperationPlan } from '../plan/index.js';
import type { Problem } from '../problem/index.js';
import type { BodyLimits, BodyOptions } from './body/index.js';
import type { HandlerInput, HandlerResult, Handlers } from './handler.js';
import type { Limits } from './limits.js';
import type { Logger, Observer } from './observer.js';
import type { ResponseMode } from './responses/mode.js';
import type { PathCase, TrailingSlash } from './routing/router.js';
import type { SecurityResolvers } from './security/resolver.js';

/** A node request listener; an Express app is one. */
export type Fallback = (
  request: import('node:http').IncomingMessage,
  response: import('node:http').ServerResponse,
) => unknown;

/** What a mapper is told of a refusal. */
export interface RefusalContext {
  readonly operation: OperationPlan;
  /** The media ranges that the operation declares for this status. */
  readonly contentTypes: readonly string[];
}

/** Shapes a refusal as the contract declares it; undefined leaves it as it is. The result is checked like a handler's. */
export type RefusalMapper = (problem: Problem, context: RefusalContext) => HandlerResult | undefined;

export type UnknownQuery = 'refuse' | 'ignore';

/** How a service behaves. Everything but `handlers` and `security` has a default. */
export interface ServiceOptions<Operations = unknown, Schemes = unknown, Scope = unknown> {
  /** By operation name. An operation without one is left to the Express routes behind, or answers 501. */
  // What the scope is, `scope` alone says: a handler that wants another one is refused by the compiler.
  readonly handlers?: Partial<Handlers<Operations, NoInfer<Scope>>>;
  /**
   * Makes what lives as long as one request (its id, loaders, a transaction): called when a handler first reads
   * `input.scope`, once a request, with the input as it was checked. What it throws is answered like a handler's.
   * Say the input's type, `(input: HandlerInput) => ...`: of a parameter without one TypeScript does not infer the scope.
   */
  readonly scope?: (input: HandlerInput) => Scope;
  /** One resolver for each security scheme in use. `false`: security is not checked here. */
  readonly security?: SecurityResolvers<Schemes> | false;
  /** Default `enforce`. */
  readonly responses?: ResponseMode;
  /** Bytes of a JSON or text body written by an Express route that are held back until they are checked. Default 1 MiB. */
  readonly holdLimit?: number;
  /** Bytes up to which a longer body is checked as it passes; of longer ones the observer's `unchecked` is told. Default 16 MiB. */
  readonly checkLimit?: number;
  /**
   * `strip`: properties that a closed schema refuses, or that an object schema with declared properties says nothing
   * of, are taken out of a JSON response before it is checked; such bodies are held up to `checkLimit`. In `enforce`
   * alone: `report` changes nothing. Default `refuse`.
   */
  readonly undeclaredProperties?: 'refuse' | 'strip';
  /** Query parameters that the operation does not declare: for all operations, or said of each. Default `refuse`. */
  readonly unknownQuery?: UnknownQuery | ((operation: OperationPlan) => UnknownQuery);
  /**
   * A body of at least one byte, sent to an operation that declares none: `refuse` it with 400, or `ignore` it, unread.
   * Default `refuse`.
   */
  readonly undeclaredBody?: 'refuse' | 'ignore';
  /**
   * A method that a path of the contract doesn't have: `refuse` it with 405 (OPTIONS: answered with Allow), or `pass` it to
   * the routes, the service or the `fallback` behind, which may have it. Default `refuse`.
   */
  readonly unknownMethod?: 'refuse' | 'pass';
  /** Default `strict`. */
  readonly trailingSlash?: TrailingSlash;
  /** Whether letter case counts in paths. Default `strict`. */
  readonly pathCase?: PathCase;
  /** Instead of the path prefixes of the document's servers. */
  readonly basePaths?: readonly string[];
  /** `enforce`: 406 where a request accepts none of the declared media types. Default `enforce`. */
  readonly accept?: 'enforce' | 'ignore';
  /** What a request may cost. */
  readonly limits?: Limits;
  /** How bodies are read: files, binary bodies, compressed ones. */
  readonly body?: Omit<BodyOptions, keyof BodyLimits>;
  /** Shapes refusals of operations that declare a response for them. */
  readonly mapRefusal?: RefusalMapper;
  /** Told of refusals, breaches and failures. */
  readonly observer?: Observer;
  /** Where breaches and failures are written, one line each. Default `console`; `false`: nowhere. */
  readonly logger?: Logger | false;
  /**
   * Of middleware: `next` hands what would be answered here (a refusal, a breach, a failure) to `next(error)`, for the app's
   * own error handlers. Default `answer`.
   */
  readonly refusals?: 'answer' | 'next';
  /** In front of an Express app: serves what the contract does not have. Without one: 404. */
  readonly fallback?: Fallback;
}
