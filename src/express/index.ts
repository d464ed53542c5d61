export {
  type BodyStream,
  type Credentials,
  type Handler,
  type HandlerContext,
  type HandlerInput,
  type HandlerResult,
  type Handlers,
  type NotImplemented,
  notImplemented,
  type OperationTypes,
  type SecurityContext,
  type SecurityResolver,
  type SecurityResolvers,
} from '../enforce/index.js';
export type { RuntimeContract } from '../plan/index.js';
export { HttpProblem, type Problem, type ProblemDetails, type ProblemError, problem } from '../problem/index.js';
