import type { ServerResponse } from 'node:http';
import type { OperationPlan } from '../../plan/index.js';
import { routesOf } from './metadata.js';
import type { AnyRequest, OpenApiValidatorOptions } from './options.js';
import type { Prepared } from './prepare.js';
import { defaultResolver } from './resolvers.js';

type Next = (error?: unknown) => void;
export type RouteHandler = (request: AnyRequest, response: ServerResponse, next: Next) => unknown;

/** Finds the handlers of all operations, at the start. Rejects with what a resolver throws. */
export async function handlersOf(
  option: OpenApiValidatorOptions['operationHandlers'],
  { runtime: { plan }, document }: Prepared,
): Promise<ReadonlyMap<OperationPlan, RouteHandler>> {
  const found = new Map<OperationPlan, RouteHandler>();
  if (!option) return found;
  const { basePath, resolver } = typeof option === 'string' ? { basePath: option, resolver: defaultResolver } : option;
  for (const operation of plan.operations) {
    const [route] = routesOf(operation, plan, document);
    const handler = route && (await resolver(basePath, route, document));
    if (handler) found.set(operation, chain([handler].flat(2) as RouteHandler[])); // Express takes lists too
  }
  return found;
}

function chain(handlers: readonly RouteHandler[]): RouteHandler {
  return (request, response, next) => {
    const step = (index: number): void => {
      const handler = handlers[index];
      if (!handler) next();
      else call(handler, request, response, error => (error === undefined ? step(index + 1) : next(error)), next);
    };
    step(0);
  };
}

function call(handler: RouteHandler, request: AnyRequest, response: ServerResponse, after: Next, fail: Next): void {
  try {
    const result: unknown = handler(request, response, after);
    if (result instanceof Promise) result.catch(fail);
  } catch (error) {
    fail(error);
  }
}
