import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  contractInput,
  createService,
  type HandlerInput,
  type Middleware,
  type ResponseBreach,
  type ServiceOptions,
} from '../../enforce/index.js';
import type { OperationPlan } from '../../plan/index.js';
import { HttpProblem } from '../../problem/index.js';
import { fillDefaults } from './body-defaults.js';
import { changeRequest, keepParams } from './change-request.js';
import { NotFound } from './error.js';
import { fromProblem } from './from-problem.js';
import { type OpenApiMetadata, type Route, routesOf } from './metadata.js';
import { handlersOf, type RouteHandler } from './operation-handlers.js';
import { type AnyRequest, checkOptions, type OpenApiValidatorOptions } from './options.js';
import { type Prepared, prepare } from './prepare.js';
import { guardJson, sentBody } from './response-json.js';
import { securityOf } from './security.js';
import { uploadOptions } from './upload.js';

export type { OpenApiMetadata };

type Next = (error?: unknown) => void;

/** What `app.use` takes. */
export interface EovMiddleware {
  (request: IncomingMessage, response: ServerResponse, next: Next): void;
  /** Settled once the document is loaded. Where it can't be, and nobody handles that, the process ends with its findings. */
  readonly ready: Promise<void>;
}

/**
 * Enforces a document, with the options and the errors of express-openapi-validator 5.
 * @throws FindingsError at once where an option has no counterpart here
 */
export function middleware(options: OpenApiValidatorOptions): EovMiddleware {
  checkOptions({ ...options });
  let enforcement: Enforcement | undefined;
  const loaded = prepare(options).then(async prepared => {
    const handlers = await handlersOf(options.operationHandlers, prepared);
    enforcement = new Enforcement(options, prepared, handlers);
  });
  const handle = (request: IncomingMessage, response: ServerResponse, next: Next) => {
    const given = request as AnyRequest; // Express has its own properties on it
    if (enforcement) enforcement.handle(given, response, next);
    else loaded.then(() => enforcement?.handle(given, response, next), next);
  };
  return Object.assign(handle, { ready: loaded });
}

class Enforcement {
  readonly #options: OpenApiValidatorOptions;
  readonly #prepared: Prepared;
  readonly #handlers: ReadonlyMap<OperationPlan, RouteHandler>;
  readonly #routes: ReadonlyMap<OperationPlan, readonly Route[]>;
  readonly #middleware: Middleware;

  constructor(
    options: OpenApiValidatorOptions,
    prepared: Prepared,
    handlers: ReadonlyMap<OperationPlan, RouteHandler>,
  ) {
    const { plan } = prepared.runtime;
    this.#options = options;
    this.#prepared = prepared;
    this.#handlers = handlers;
    this.#routes = new Map(plan.operations.map(each => [each, routesOf(each, plan, prepared.document)]));
    this.#middleware = createService(prepared.runtime, this.#serviceOptions()).middleware;
  }

  handle(request: AnyRequest, response: ServerResponse, next: Next): void {
    const { ignorePaths, ignoreUndocumented } = this.#options;
    const path = pathOf(request);
    const ignored = typeof ignorePaths === 'function' ? ignorePaths(path) : ignorePaths?.test(path);
    if (ignored) {
      next();
      return;
    }
    this.#middleware(request, response, error => {
      if (error === undefined) this.#accepted(request, response, next);
      else if (!(error instanceof HttpProblem)) next(error);
      else if (error.status === 405 && ignoreUndocumented) next();
      else next(fromProblem(error, error.status === 401 || error.status === 403 ? this.#routeAt(path) : path));
    });
  }

  #accepted(request: AnyRequest, response: ServerResponse, next: Next): void {
    const input = inputOf(request);
    if (!input || !this.#routes.has(input.operation)) {
      const path = pathOf(request);
      const managed = this.#prepared.runtime.plan.basePaths.some(base => path.startsWith(base));
      if (managed && !this.#options.ignoreUndocumented) next(new NotFound({ path, message: 'not found' }));
      else next();
      return;
    }
    if (!request.openapi) this.#begin(request, input.operation);
    if (this.#options.validateRequests !== false) {
      this.#fillBody(input);
      changeRequest(request, input);
    }
    guardJson(request, response, input.operation, this.#prepared.runtime);
    const handler = this.#handlers.get(input.operation);
    if (handler) handler(request, response, next);
    else next();
  }

  #fillBody(input: HandlerInput): void {
    const operation = this.#prepared.contract.operations.find(({ key }) => key === input.operation.key);
    const media = operation?.requestBody?.content.find(({ range }) => range === input.contentType);
    if (media?.schema) fillDefaults(input.body, media.schema, this.#prepared.contract);
  }

  /** Sets what security handlers may look at already. */
  #begin(request: AnyRequest, operation: OperationPlan): void {
    for (const route of this.#routes.get(operation) ?? []) {
      const pathParams = route.match(pathOf(request));
      if (!pathParams) continue;
      const { expressRoute, openApiRoute, schema } = route;
      request.openapi = { expressRoute, openApiRoute, pathParams, schema } satisfies OpenApiMetadata;
      keepParams(request, pathParams);
      return;
    }
  }

  #routeAt(path: string): string {
    const routes = [...this.#routes.values()].flat();
    return routes.find(route => route.match(path))?.openApiRoute ?? path;
  }

  #serviceOptions(): ServiceOptions {
    const { validateRequests, validateResponses, validateSecurity, fileUploader } = this.#options;
    const onError = typeof validateResponses === 'object' ? validateResponses.onError : undefined;
    const allowUnknown =
      validateRequests === false ||
      (typeof validateRequests === 'object' && validateRequests.allowUnknownQueryParameters === true);
    const begin = (request: AnyRequest, operation: OperationPlan) => this.#begin(request, operation);
    return {
      refusals: 'next',
      responses: validateResponses ? (onError ? 'report' : 'enforce') : 'off',
      unknownQuery: allowUnknown ? 'ignore' : 'refuse',
      accept: 'ignore',
      trailingSlash: 'ignore',
      security: securityOf(validateSecurity, this.#prepared.document, begin),
      logger: false,
      ...uploadOptions(fileUploader),
      ...(onError && {
        observer: {
          violated: (breach: ResponseBreach) => {
            const { request, violations } = breach;
            const problem = new HttpProblem(500, 'The response did not keep to the contract', { errors: violations });
            const error = fromProblem(problem, request.url ?? '');
            onError(error, sentBody(request), request as never); // typed as Express's by whoever gives it
          },
        },
      }),
    };
  }
}

function inputOf(request: IncomingMessage): HandlerInput | undefined {
  try {
    return contractInput(request);
  } catch {
    return undefined;
  }
}

/** The whole path, whatever the middleware is mounted under. */
function pathOf({ originalUrl, url }: AnyRequest): string {
  return (typeof originalUrl === 'string' ? originalUrl : (url ?? '/')).split('?', 1)[0]!;
}
