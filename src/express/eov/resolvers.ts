import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { JsonObject } from '../../document/index.js';
import { documentOperation } from './document-operation.js';

/** A route, as operation handler resolvers are told of it. */
export interface RouteMetadata {
  readonly basePath: string;
  readonly expressRoute: string;
  readonly openApiRoute: string;
  readonly method: string;
  readonly pathParams: readonly string[];
}

/** Finds the Express handler of a route; may give a promise, or undefined where there is none. */
export type Resolver = (handlersPath: string, route: RouteMetadata, apiDoc: JsonObject) => unknown;

const require = createRequire(import.meta.url);

/** `x-eov-operation-handler` names the module, `x-eov-operation-id` or operationId the function in it. */
export const defaultResolver: Resolver = (handlersPath, route, apiDoc) => {
  const operation = operationOf(route, apiDoc);
  const id = operation['x-eov-operation-id'] ?? operation.operationId;
  const module = operation['x-eov-operation-handler'];
  if (module === undefined && id === undefined) return undefined;
  const where = `${route.method} ${route.openApiRoute}`;
  if (module === undefined) throw new Error(`${where} has an operation id, and no x-eov-operation-handler beside it`);
  if (id === undefined) throw new Error(`${where} has x-eov-operation-handler, and no operationId beside it`);
  const loaded = load(handlersPath, String(module));
  const handler = loaded[String(id)] ?? (loaded.default as Loaded | undefined)?.[String(id)] ?? loaded.default;
  if (handler === undefined) throw new Error(`${module} has no handler '${id}' for ${where}`);
  return handler;
};

/** An operationId `module.function` names both. */
export const modulePathResolver: Resolver = (handlersPath, route, apiDoc) => {
  const [module = '', name = ''] = String(operationOf(route, apiDoc).operationId).split('.');
  const handler = load(handlersPath, module)[name];
  if (handler === undefined)
    throw new Error(`${module} has no handler '${name}' for ${route.method} ${route.openApiRoute}`);
  return handler;
};

export const resolvers = Object.freeze({ defaultResolver, modulePathResolver });

type Loaded = Readonly<Record<string, unknown>>;

function load(folder: string, module: string): Loaded {
  return require(resolve(join(folder, module))) as Loaded; // whatever a module exports, its names are looked up
}

function operationOf({ basePath, openApiRoute, method }: RouteMetadata, apiDoc: JsonObject): JsonObject {
  return documentOperation(apiDoc, openApiRoute.slice(basePath.length), method) ?? {};
}
