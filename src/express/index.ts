export {
  type AccessObserver,
  type Answered,
  type BodyStream,
  type Credentials,
  continueWhenRead,
  contractInput,
  createService,
  type Failure,
  type Fallback,
  type Handler,
  type HandlerContext,
  type HandlerInput,
  type HandlerResult,
  type Handlers,
  type Limits,
  type Logger,
  type Middleware,
  type NotImplemented,
  notImplemented,
  type Observer,
  type OperationTypes,
  type PathCase,
  type Refusal,
  type RefusalContext,
  type RefusalMapper,
  type RequestTrack,
  type ResponseBreach,
  type ResponseMode,
  type ResponseViolation,
  requestId,
  type SecurityContext,
  type SecurityResolver,
  type SecurityResolvers,
  type Service,
  type ServiceOptions,
  type TrailingSlash,
  type UncheckedResponse,
  type UploadedFile,
} from '../enforce/index.js';
export type { RuntimeContract } from '../plan/index.js';
export { HttpProblem, type Problem, type ProblemDetails, type ProblemError, problem } from '../problem/index.js';
export { type Assembled, type Assembly, assemble } from './assembly/assemble.js';
export { type Client, clientOf } from './assembly/client.js';
export type { CompressionOptions } from './assembly/compression.js';
export type { CorsOptions } from './assembly/cors.js';
export type { AssemblyOptions, Endpoint } from './assembly/options.js';
export type { ServerTimeouts } from './assembly/server-timeouts.js';
export { type EnvironmentOptions, environment } from './environment/environment.js';
export { type OrExitOptions, orExit } from './environment/or-exit.js';
export { envDocs, envExample, environmentSchema } from './environment/publish.js';
export type { Environment, Setting, SettingKind, SettingsTable } from './environment/setting.js';
export type { CloseHook, GracefulOptions } from './graceful/graceful-options.js';
export {
  type CheckStatus,
  type Readiness,
  type ReadinessCheck,
  type ReadinessOptions,
  type ReadinessReport,
  readiness,
} from './graceful/readiness.js';
export { type Graceful, serveGracefully } from './graceful/serve-gracefully.js';
