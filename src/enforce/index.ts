export { formOf, isUploadedFile, itemsOfText, readWholeForm, takenAs, type UploadedFile } from './body/index.js';
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
export type { Limits } from './limits.js';
export { type MediaType, parameterMatches, parseMediaType, specificity } from './media/index.js';
export { notImplemented } from './not-implemented.js';
export type { Failure, Logger, Observer, Refusal, ResponseBreach, UncheckedResponse } from './observer.js';
export {
  createParameterReader,
  decodePercent,
  Reading,
  serialiseParameter,
  urlencodedReader,
} from './parameters/index.js';
export type { AccessObserver, Answered } from './request/answered.js';
export { continueWhenRead } from './request/continue-when-read.js';
export { closeWithConnection } from './request/queued.js';
export { type RequestTrack, requestId, trackOf, trackRequest } from './request/track.js';
export type { ResponseMode } from './responses/mode.js';
export type { ResponseViolation } from './responses/violation.js';
export type { PathCase, TrailingSlash } from './routing/router.js';
export { splitTarget } from './routing/target.js';
export { matchPattern, parseTemplate, type Segment } from './routing/template.js';
export { SegmentTree } from './routing/tree.js';
export type { Credentials, SecurityContext, SecurityResolver, SecurityResolvers } from './security/resolver.js';
export { contractInput, createService, type Middleware, type Service } from './service.js';
export type { Fallback, RefusalContext, RefusalMapper, ServiceOptions } from './service-options.js';
