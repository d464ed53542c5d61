import type { IncomingMessage, ServerResponse } from 'node:http';
import { type AccessObserver, type RequestTrack, trackRequest } from '../../enforce/index.js';
import type { OperationPlan } from '../../plan/index.js';
import type { Shared } from './shared.js';

const stateKey = Symbol('specwright.assembly');
type WithState = (IncomingMessage | ServerResponse) & { [stateKey]?: RequestState };

/** What the assembly keeps of one request until its answer is over. */
export class RequestState implements RequestTrack {
  readonly id: string;
  operation: OperationPlan | undefined = undefined;
  readonly shared: Shared;
  readonly request: IncomingMessage;
  readonly started = performance.now();
  /** What the connection had sent before: it may have answered others. */
  readonly sentBefore: number;
  /** Whether the client takes compressed answers. */
  compresses = false;
  /** Of a body that did not say how long it is. */
  received = 0;

  constructor(id: string, shared: Shared, request: IncomingMessage, response: ServerResponse) {
    this.id = id;
    this.shared = shared;
    this.request = request;
    this.sentBefore = request.socket.bytesWritten;
    trackRequest(request, this);
    (request as WithState)[stateKey] = this;
    (response as WithState)[stateKey] = this;
  }

  /** Tells the observer once the answer is over, or its client gone. */
  tell({ answered }: AccessObserver, response: ServerResponse): void {
    answered?.({
      track: this,
      request: this.request,
      status: response.statusCode,
      milliseconds: performance.now() - this.started,
      bytes: this.request.socket.bytesWritten - this.sentBefore,
      outcome: response.writableFinished ? 'sent' : 'cut',
    });
  }
}

/** @returns undefined where the request did not come through an assembly */
export function stateOf(message: IncomingMessage | ServerResponse): RequestState | undefined {
  return (message as WithState)[stateKey];
}
