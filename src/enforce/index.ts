export type {
  BodyStream,
  Handler,
  HandlerContext,
  HandlerInput,
  HandlerResult,
  Handlers,
  NotImplemented,
  OperationTypes,
} from './handler.js';
export { notImplemented } from './not-implemented.js';
export type { Credentials, SecurityContext, SecurityResolver, SecurityResolvers } from './security/resolver.js';
