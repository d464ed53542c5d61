export { error, HttpError, type ValidationErrorItem } from './error.js';
export { type EovMiddleware, middleware, type OpenApiMetadata } from './middleware.js';
export type { OpenApiValidatorOptions } from './options.js';
export { type RouteMetadata, resolvers } from './resolvers.js';
export { type SerDes, type SerDesPair, serdes } from './serdes.js';
