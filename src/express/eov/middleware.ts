import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  contractInput,
  createService,
  type HandlerInput,
  type Middleware,
  type ResponseBreach,
  type ServiceOptions,
  splitTarget,
} from '../../enforce/index.js';
import type { OperationPlan } from '../../plan/index.js';
import { HttpProblem } from '../../problem/index.js';
import { changeRequest, keepParams, leaveForm } from './change-request.js';
import { checkOptions } from './check-options.js';
import { type HttpError, NotFound } from './error.js';
import type { Form } from './form.js';
import { fromProblem } from './from-problem.js';
import { type OpenApiMetadata, type Route, routesOf } from './metadata.js';
import { handlersOf, type RouteHandler } from './operation-handlers.js';
import type { AnyRequest, OpenApiValidatorOptions } from './options.js';
import { type Prepared, prepare } from './prepare.js';
import { guardJson, sentBody } from './response-json.js';
import { securityOf } from './security.js';
import { queryRule } from './unknown-query.js';
import { Uploads } from './upload.js';
import { makeUploadFolder } from './upload-folder.js';

export type { OpenApiMetadata };

type Next = (error?: unknown) => void;

export type EovHandler = (request: IncomingMessage, response: ServerResponse, next: Next) => void;

/** What `app.use` takes; a list, as there. */
export interface EovMiddleware extends Array<EovHandler> {
  /** Settled once the document is loaded. Where it can't be, and nobody handles that, the process ends with its findings. */
  readonly ready: Promise<void>;
}

/**
 * Enforces a document, with the options and the errors of express-openapi-validator 5.
 * @throws FindingsError at once with every option that has no counterpart here, or a value that it can't have
 */
export function middleware(options: OpenApiValidatorOptions): EovMiddleware {
  const given = checkOptions(options);
  makeUploadFolder(given.fileUploader);
  let enforcement: Enforcement | undefined;
  const loaded = prepare(given).then(async prepared => {
    const handlers = await handlersOf(given.operationHandlers, prepared);
    enforcement = new Enforcement(given, prepared, handlers);
  });
  const handle = (request: IncomingMessage, response: ServerResponse, next: Next) => {
    const given = request as AnyRequest; // Express has its own properties on it
    if (enforcement) enforcement.handle(given, response, next);
    else loaded.then(() => enforcement?.handle(given, response, next), next);
  };
  return Object.assign([handle], { ready: loaded });
}

class Enforcement {
  readonly #options: OpenApiValidatorOptions;
  readonly #prepared: Prepared;
  readonly #handlers: ReadonlyMap<OperationPlan, RouteHandler>;
  readonly #routes: ReadonlyMap<OperationPlan, readonly Route[]>;
  readonly #uploads: Uploads;
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
    this.#uploads = new Uploads(options.fileUploader);
    this.#routes = new Map(plan.operations.map(each => [each, routesOf(each, plan, prepared.document)]));
    this.#middleware = createService(prepared.runtime, this.#serviceOptions()).middleware;
  }

  handle(request: AnyRequest, response: ServerResponse, next: Next): void {
    const { ignorePaths, ignoreUndocumented } = this.#options;
    const path = pathOf(request);
    const ignored = typeof ignorePaths === 'function' ? ignorePaths(path) : ignorePaths?.test(path);
    // What is no target is refused first: Express would read another path of it than was asked about here.
    if (ignored && splitTarget(targetOf(request))) {
      next();
      return;
    }
    this.#middleware(request, response, error => {
      if (error === undefined) this.#accepted(request, response, next);
      else if (!(error instanceof HttpProblem)) next(error);
      else if (error.status === 405 && ignoreUndocumented) next();
      else next(this.#errorOf(error, request));
    });
  }

  #errorOf(problem: HttpProblem, request: AnyRequest): HttpError {
    const input = this.#inputOf(request);
    if (input && !request.openapi) this.#begin(request, input.operation);
    const { openApiRoute, expressRoute } = (input ? request.openapi : {}) as Partial<OpenApiMetadata>;
    const { status } = problem;
    const path = status === 401 || status === 403 ? openApiRoute : status === 415 ? expressRoute : undefined;
    return fromProblem(problem, path ?? mountedPathOf(request), request.method ?? '');
  }

  #accepted(request: AnyRequest, response: ServerResponse, next: Next): void {
    const input = this.#inputOf(request);
    if (!input) {
      const path = pathOf(request);
      const managed = this.#prepared.runtime.plan.basePaths.some(base => path.startsWith(base));
      if (managed && !this.#options.ignoreUndocumented)
        next(new NotFound({ path: mountedPathOf(request), message: 'not found' }));
      else next();
      return;
    }
    if (!request.openapi) this.#begin(request, input.operation);
    const form = this.#uploads.formOf(input);
    if (!form || !this.#uploads.keeps(form)) this.#proceed(request, response, next, input, form);
    else {
      const kept = this.#uploads.keep(request, form, mountedPathOf(request), ({ fields }) => {
        const error = this.#checkAgain(fields, input, request);
        if (error) throw error;
      });
      kept.then(files => this.#proceed(request, response, next, input, files)).catch(next);
    }
  }

  #proceed(
    request: AnyRequest,
    response: ServerResponse,
    next: Next,
    input: HandlerInput,
    form: Form | undefined,
  ): void {
    const { runtime, adjustOf } = this.#prepared;
    if (this.#options.validateRequests !== false) {
      const media = mediaOf(input);
      // the check has seen a copy without the files
      if (form && media) adjustOf(media)?.(form.fields);
      changeRequest(request, input, form);
    } else if (form) leaveForm(request, form);
    guardJson(request, response, input.operation, runtime, adjustOf);
    const handler = this.#handlers.get(input.operation);
    if (handler) handler(request, response, next);
    else next();
  }

  /** Holds a form against its schema once more, after files were left out. */
  #checkAgain(fields: unknown, input: HandlerInput, request: AnyRequest): HttpError | undefined {
    const { plan, load } = this.#prepared.runtime;
    const loaded = load(plan.operations.indexOf(input.operation));
    const name = mediaOf(input)?.check;
    const check = loaded instanceof Promise || name === undefined ? undefined : loaded.checks[name];
    const violations = check?.(fields);
    if (!violations) return undefined;
    const errors = violations.map(({ pointer, code, message }) => ({ in: 'body' as const, pointer, code, message }));
    return this.#errorOf(new HttpProblem(400, 'The request breaks the contract', { errors }), request);
  }

  /** What was read of the request, where one of this document's operations is meant. */
  #inputOf(request: IncomingMessage): HandlerInput | undefined {
    try {
      const input = contractInput(request);
      return this.#routes.has(input.operation) ? input : undefined;
    } catch {
      return undefined;
    }
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

  #serviceOptions(): ServiceOptions {
    const { validateResponses, validateSecurity } = this.#options;
    const onError = typeof validateResponses === 'object' ? validateResponses.onError : undefined;
    const begin = (request: AnyRequest, operation: OperationPlan) => this.#begin(request, operation);
    return {
      refusals: 'next',
      responses: validateResponses ? (onError ? 'report' : 'enforce') : 'off',
      unknownQuery: queryRule(this.#options, this.#prepared),
      undeclaredBody: 'ignore',
      accept: 'ignore',
      trailingSlash: 'ignore',
      pathCase: 'ignore',
      security: securityOf(validateSecurity, this.#prepared.document, begin),
      logger: false,
      ...this.#uploads.service,
      ...(onError && {
        observer: {
          violated: (breach: ResponseBreach) => {
            const { request, violations } = breach;
            const problem = new HttpProblem(500, 'The response did not keep to the contract', { errors: violations });
            const error = fromProblem(problem, targetOf(request as AnyRequest), request.method ?? '');
            // given on, for a promise that rejects must be met
            return onError(error, sentBody(request), request as never); // typed as Express's by whoever gives it
          },
        },
      }),
    };
  }
}

function mediaOf({ operation, contentType }: HandlerInput) {
  return operation.body?.content.find(({ range }) => range === contentType);
}

function targetOf({ originalUrl, url }: AnyRequest): string {
  return typeof originalUrl === 'string' ? originalUrl : (url ?? '/');
}

/** The whole path, whatever the middleware is mounted under. */
function pathOf(request: AnyRequest): string {
  return targetOf(request).split('?', 1)[0]!;
}

/** The path below what the middleware is mounted under: what errors name, as there. */
function mountedPathOf({ url }: AnyRequest): string {
  return (url ?? '/').split('?', 1)[0]!;
}
