import type { JsonObject } from '../../document/index.js';
import type { SecurityResolver, SecurityResolvers } from '../../enforce/index.js';
import type { OperationPlan } from '../../plan/index.js';
import { HttpProblem } from '../../problem/index.js';
import type { AnyRequest, OpenApiValidatorOptions } from './options.js';

type Begin = (request: AnyRequest, operation: OperationPlan) => void;
type Handler = (request: AnyRequest, scopes: readonly string[], scheme: unknown) => unknown;

/**
 * Handlers as the engine's resolvers; without any, whatever credentials are presented will do.
 * @param begin makes the request ready for a handler to look at
 */
export function securityOf(
  option: OpenApiValidatorOptions['validateSecurity'],
  document: JsonObject,
  begin: Begin,
): SecurityResolvers<unknown> | false {
  if (option === false) return false;
  const components = document.components as JsonObject | undefined; // checked when it was loaded
  const schemes = (components?.securitySchemes ?? {}) as JsonObject;
  const handlers = typeof option === 'object' ? option.handlers : undefined;
  const resolvers: Record<string, SecurityResolver> = {};
  for (const name of Object.keys(schemes)) {
    const handler = handlers && Object.hasOwn(handlers, name) ? handlers[name] : undefined;
    if (handlers && !handler) continue;
    resolvers[name] = handler ? resolverOf(handler as Handler, schemes[name], begin) : () => true; // called as its type says
  }
  return resolvers;
}

function resolverOf(handler: Handler, scheme: unknown, begin: Begin): SecurityResolver {
  return async (_credentials, { request, scopes, operation }) => {
    const given = request as AnyRequest; // Express has its own properties on it
    begin(given, operation);
    try {
      return (await handler(given, scopes, scheme)) === true;
    } catch (error) {
      throw refusalOf(error);
    }
  };
}

/** What a handler throws says how the request is refused: 401, or the status that it carries. */
function refusalOf(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  const { status, message } = (typeof error === 'object' && error !== null ? error : {}) as Partial<HttpProblem>;
  return new HttpProblem(typeof status === 'number' ? status : 401, message || 'unauthorized', { cause: error });
}
