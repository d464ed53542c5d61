export { error, HttpError, type ValidationErrorItem } from './error.js';
export { type EovHandler, type EovMiddleware, middleware, type OpenApiMetadata } from './middleware.js';
export type { MulterFile, MulterOptions, StorageEngine } from './multer.js';
export type {
  FormatDefinition,
  OpenApiValidatorOptions,
  OpenApiValidatorOptions as OpenApiValidatorOpts,
  OperationHandlerOptions,
  SecurityHandler,
  SecurityHandlers,
} from './options.js';
export { type Resolver, type RouteMetadata, resolvers } from './resolvers.js';
export { type SerDes, type SerDesPair, serdes } from './serdes.js';
