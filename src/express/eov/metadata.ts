import type { JsonObject } from '../../document/index.js';
import type { OperationPlan, ServicePlan } from '../../plan/index.js';
import { documentOperation } from './document-operation.js';
import type { RouteMetadata } from './resolvers.js';

/** What is found in `req.openapi`. */
export interface OpenApiMetadata {
  readonly expressRoute: string;
  readonly openApiRoute: string;
  readonly pathParams: Readonly<Record<string, unknown>>;
  /** The operation as the document has it. */
  readonly schema: unknown;
}

/** One operation under one base path. */
export interface Route extends RouteMetadata {
  readonly schema: unknown;
  /** @returns the decoded values, undefined where the path is another's */
  match(path: string): Readonly<Record<string, string>> | undefined;
}

const expression = /\{([^{}/]+)\}/g;

/** The routes of an operation, one for each base path. */
export function routesOf(operation: OperationPlan, plan: ServicePlan, document: JsonObject): readonly Route[] {
  const bases = operation.basePaths ?? plan.basePaths;
  return (bases.length > 0 ? bases : ['']).map(base => routeOf(operation, base.replace(/\/$/, ''), document));
}

function routeOf({ path, method }: OperationPlan, basePath: string, document: JsonObject): Route {
  const openApiRoute = basePath + path;
  const pathParams = [...path.matchAll(expression)].map(([, name = '']) => name);
  // `[^/]+?` between literals: as long as the path at most
  const literals = openApiRoute.split(/\{[^{}/]+\}/).map(text => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`^${literals.join('([^/]+?)')}/?$`, 'i');
  return Object.freeze({
    basePath,
    openApiRoute,
    expressRoute: openApiRoute.replace(/:/g, '\\:').replace(expression, ':$1'),
    method,
    pathParams,
    schema: documentOperation(document, path, method),
    match(given: string) {
      const found = pattern.exec(given);
      return found
        ? Object.fromEntries(pathParams.map((name, index) => [name, decode(found[index + 1] ?? '')]))
        : undefined;
    },
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
