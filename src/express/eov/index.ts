import { error } from './error.js';
import { middleware } from './middleware.js';
import { resolvers } from './resolvers.js';
import { serdes } from './serdes.js';

export { error, HttpError, type ValidationErrorItem } from './error.js';
export { type EovMiddleware, middleware, type OpenApiMetadata } from './middleware.js';
export type { OpenApiValidatorOptions } from './options.js';
export { type RouteMetadata, resolvers } from './resolvers.js';
export { type SerDes, type SerDesPair, serdes } from './serdes.js';

/** For `import OpenApiValidator from`, which the incumbent's users may have: its module is one object. */
const whole = Object.freeze({ middleware, error, resolvers, serdes });

export { whole as default };
