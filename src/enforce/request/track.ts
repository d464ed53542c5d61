import type { IncomingMessage } from 'node:http';
import type { OperationPlan } from '../../plan/index.js';

/**
 * What is kept beside a request by whoever stands in front of the service and wants to tell of it when it is over. The service
 * says which operation it was; without a track it does nothing.
 */
export interface RequestTrack {
  /** Told to the client, and written to every line of the log that is about the request. */
  readonly id: string;
  /** Undefined where the contract has none for it. */
  operation: OperationPlan | undefined;
}

// On the request itself, where a look-up costs nothing; the symbol is the module's own, so that no client can send it.
const trackKey = Symbol('specwright.track');
type Tracked = IncomingMessage & { [trackKey]?: RequestTrack };

export function trackRequest(request: IncomingMessage, track: RequestTrack): void {
  (request as Tracked)[trackKey] = track;
}

export function trackOf(request: IncomingMessage): RequestTrack | undefined {
  return (request as Tracked)[trackKey];
}

/** @returns the id of a request that came through an assembly; undefined of any other */
export function requestId(request: IncomingMessage): string | undefined {
  return (request as Tracked)[trackKey]?.id;
}
