import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { RuntimeContract } from '../plan/index.js';
import { HttpProblem } from '../problem/index.js';
import { checkOptions } from './check-options.js';
import type { HandlerInput } from './handler.js';
import { isThenable } from './is-thenable.js';
import { continueWhenRead } from './request/continue-when-read.js';
import { Exchange } from './request/exchange.js';
import { giveOneShape } from './request/one-shape.js';
import { OperationRuntime } from './request/operation-runtime.js';
import { type Behind, RequestProcess } from './request/process.js';
import { trackOf } from './request/track.js';
import { broken } from './responses/fail.js';
import { guardExchange } from './responses/guard-exchange.js';
import { checkOf } from './responses/mode.js';
import { sendProblem } from './responses/send-problem.js';
import { type Found, Lookup, type Mounted } from './routing/lookup.js';
import { MisplacedMount } from './routing/misplaced-mount.js';
import { createRouter, type Match } from './routing/router.js';
import { splitTarget } from './routing/target.js';
import { createSecurity } from './security/requirements.js';
import type { Fallback, ServiceOptions } from './service-options.js';
import { type ServiceSettings, settingsOf } from './settings.js';

/** An Express middleware, of version 4 or 5. */
export type Middleware = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void;

/** A contract being served. */
export interface Service {
  /** Goes into an Express app as any middleware: `app.use(service.middleware)`. What the contract doesn't have is passed on. */
  readonly middleware: Middleware;
  /** A node request listener that stands in front of the app given as `fallback`. */
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
  /** Loads ahead what all operations share, for a server of one's own; `listen` does it too. */
  preload(): Promise<void>;
  /** Loads ahead what all operations share, and serves `handler`. @returns the server, once it listens */
  listen(port?: number, host?: string): Promise<Server>;
  /** Stops listening, and waits for the requests that are under way. */
  close(): Promise<void>;
}

// On the request itself: a weak map of every request costs the garbage collector more than all checks together.
const inputKey = Symbol('specwright.input');
/** The methods that services before this one have for the path, where they passed the request on. */
const allowKey = Symbol('specwright.allow');
type WithInput = IncomingMessage & { [inputKey]?: HandlerInput; [allowKey]?: string };

const badTarget =
  'The request target holds a character that must be percent-encoded there, or is not in a form for this server';
const nearMiss =
  'The contract has no such path; one that it has differs in letter case, slashes, dots or percent-encoding alone';
const twofold =
  'With the path that the service is mounted under, this is another operation than without it; the option basePaths says which one is meant';

function allowOf({ allow }: { readonly allow: string }, { [allowKey]: before }: WithInput): string {
  return before === undefined ? allow : [...new Set([...before.split(', '), ...allow.split(', ')])].join(', ');
}

/**
 * What enforcement read of a request, for Express routes behind `service.middleware`; with `refusals: 'next'` for the
 * app's error handlers too, as far as it was read.
 * @throws TypeError where the request did not come through it
 */
export function contractInput<Input = HandlerInput>(request: IncomingMessage): Input {
  const input = (request as WithInput)[inputKey]; // there where `#behind` put it
  if (!input)
    throw new TypeError('This request did not come through service.middleware, or its path is not in the contract');
  // Which operation it is, only the caller knows.
  return input as Input;
}

/**
 * Serves a contract.
 * @throws FindingsError where an option, handler, route or security scheme can't be served; nothing is deferred to requests
 */
export function createService<Operations, Schemes, Scope = unknown>(
  contract: RuntimeContract<Operations, Schemes>,
  options: ServiceOptions<Operations, Schemes, Scope> = {},
): Service {
  // What stands there is not trusted to be of the type.
  checkOptions(contract, options);
  return new ContractService(contract as RuntimeContract, options as ServiceOptions); // the types have done their part
}

class ContractService implements Service {
  readonly middleware: Middleware;
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
  readonly #contract: RuntimeContract;
  readonly #settings: ServiceSettings;
  readonly #lookup: Lookup;
  readonly #misplaced: MisplacedMount;
  readonly #operations: readonly OperationRuntime[];
  readonly #process: RequestProcess;
  readonly #fallback: Fallback | undefined;
  #server: Server | undefined;

  constructor(contract: RuntimeContract, options: ServiceOptions) {
    const { plan } = contract;
    const settings = settingsOf(options);
    const security = options.security === false ? [] : createSecurity(plan, options.security ?? {});
    this.#contract = contract;
    this.#settings = settings;
    const own = plan.operations.flatMap(({ basePaths = [] }) => basePaths);
    const basePaths = options.basePaths ?? [...plan.basePaths, ...own];
    const hasHandler = (index: number) => this.#operations[index]!.handler !== undefined;
    const router = createRouter(plan, options);
    this.#lookup = new Lookup(router, basePaths, hasHandler);
    this.#misplaced = new MisplacedMount(router, basePaths, plan.operations, settings.say);
    this.#operations = plan.operations.map(
      (_, index) => new OperationRuntime(contract, index, settings, security[index]),
    );
    this.#process = new RequestProcess(settings);
    this.#fallback = options.fallback;
    this.middleware = (request, response, next) => this.#asMiddleware(request, response, next);
    this.handler = (request, response) => this.#inFront(request, response);
  }

  async preload(): Promise<void> {
    await this.#contract.preload?.();
  }

  async listen(port = 0, host?: string): Promise<Server> {
    await this.preload();
    const server = createServer(this.handler);
    continueWhenRead(server);
    this.#server = server;
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, () => {
        server.off('error', reject);
        resolve(server);
      });
    });
  }

  close(): Promise<void> {
    const server = this.#server;
    if (!server) return Promise.resolve();
    this.#server = undefined;
    return new Promise((resolve, reject) => {
      server.close(error => (error ? reject(error) : resolve()));
      server.closeIdleConnections();
    });
  }

  #asMiddleware(request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void): void {
    const handOn = this.#settings.refusals === 'next' ? next : undefined;
    const target = splitTarget(request.url ?? '/');
    const match = this.#lookup.findMounted(request as Mounted, target); // where there is an Express, it has added to it
    if (match.kind !== 'operation') {
      if (match.kind === 'not-found') this.#misplaced.look(request, target);
      this.#elsewhere(match, request, response, () => next(), handOn);
      return;
    }
    giveOneShape(request, response);
    const exchange = this.#exchange(match, target!.query, request, response);
    if (handOn) {
      exchange.handOn = handOn;
      // the app's error handlers may ask which operation it was
      (request as WithInput)[inputKey] = exchange;
    }
    if (exchange.runtime.handler) this.#process.run(exchange, undefined);
    else this.#process.run(exchange, this.#behindBy(next));
  }

  #inFront(request: IncomingMessage, response: ServerResponse): void {
    const fallback = this.#fallback;
    const target = splitTarget(request.url ?? '/');
    const match = this.#lookup.find(request, target, fallback !== undefined);
    if (match.kind !== 'operation') {
      this.#elsewhere(match, request, response, fallback && this.#passTo(fallback, request, response));
      return;
    }
    const exchange = this.#exchange(match, target!.query, request, response);
    if (!fallback || exchange.runtime.handler) this.#process.run(exchange, undefined);
    else this.#process.run(exchange, this.#behindBy(this.#passTo(fallback, request, response)));
  }

  // Functions are made in methods of their own: what they hold on to is allocated whether they are made or not.
  #passTo(fallback: Fallback, request: IncomingMessage, response: ServerResponse): () => void {
    return () => this.#fallBack(fallback, request, response);
  }

  #behindBy(next: () => void): Behind {
    return exchange => this.#behind(exchange, next);
  }

  /** Answers what is no operation's, or lets whoever is behind answer. */
  #elsewhere(
    match: Exclude<Found, { kind: 'operation' }>,
    request: IncomingMessage,
    response: ServerResponse,
    pass: (() => void) | undefined,
    handOn?: (error: unknown) => void,
  ): void {
    if (match.kind === 'malformed') this.#refuse(new HttpProblem(400, badTarget), request, response, handOn);
    else if (match.kind === 'near') this.#refuse(new HttpProblem(404, nearMiss), request, response, handOn);
    else if (match.kind === 'twofold') this.#refuse(new HttpProblem(404, twofold), request, response, handOn);
    else if (match.kind === 'not-found') {
      if (pass) pass();
      else this.#refuse(new HttpProblem(404, 'The contract has no such path'), request, response);
    } else if (pass && this.#passes(match, request)) pass();
    else this.#refuseMethod(match, request, response, handOn);
  }

  /** Hands a checked request to the routes behind, and guards what they answer. */
  #behind(exchange: Exchange, next: () => void): void {
    (exchange.request as WithInput)[inputKey] = exchange;
    if (exchange.check !== 'off') guardExchange(exchange, this.#settings);
    next();
  }

  #exchange(
    match: Extract<Match, { kind: 'operation' }>,
    query: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Exchange {
    const raw = { query, names: match.names, values: match.values };
    const { responses } = this.#settings;
    const runtime = this.#operations[match.index]!;
    const track = trackOf(request);
    if (track) track.operation = runtime.plan;
    return new Exchange(runtime, request, response, raw, checkOf(responses));
  }

  /** Whether whoever comes next is to be asked for a method; what is allowed here is noted for its answer. */
  #passes(match: Extract<Match, { allow: string }>, request: WithInput): boolean {
    if (this.#settings.unknownMethod !== 'pass' || match.contested) return false;
    request[allowKey] = allowOf(match, request);
    return true;
  }

  /** A listener of the user's own may throw or reject, which nobody else would catch. */
  #fallBack(fallback: Fallback, request: IncomingMessage, response: ServerResponse): void {
    const broke = (error: unknown) => {
      this.#settings.failed({ operation: undefined, request, error });
      sendProblem(response, broken);
    };
    try {
      const given = fallback(request, response);
      if (isThenable(given)) Promise.resolve(given).catch(broke);
    } catch (error) {
      broke(error);
    }
  }

  #refuseMethod(
    match: Extract<Match, { allow: string }>,
    request: IncomingMessage,
    response: ServerResponse,
    handOn?: (error: unknown) => void,
  ): void {
    const headers = { Allow: allowOf(match, request) };
    if (match.kind === 'options' && !handOn) {
      response.writeHead(204, headers);
      response.end();
      return;
    }
    const refusal = new HttpProblem(405, `The method is not one of ${headers.Allow}`, { headers });
    this.#refuse(refusal, request, response, handOn);
  }

  #refuse(
    refusal: HttpProblem,
    request: IncomingMessage,
    response: ServerResponse,
    handOn?: (error: unknown) => void,
  ): void {
    this.#settings.refused({ operation: undefined, method: request.method ?? '', problem: refusal.problem, request });
    if (handOn) handOn(refusal);
    else sendProblem(response, refusal.problem, refusal.headers);
  }
}
