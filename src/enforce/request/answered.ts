import type { IncomingMessage } from 'node:http';
import type { RequestTrack } from './track.js';

/** One request whose answer is over. */
export interface Answered {
  /** Its id, and the operation that it was. */
  readonly track: RequestTrack;
  readonly request: IncomingMessage;
  readonly status: number;
  /** From its head to the end of its answer. */
  readonly milliseconds: number;
  /** Written to the connection for it, the head included. */
  readonly bytes: number;
  /** `cut`: the connection ended before the answer did. */
  readonly outcome: 'sent' | 'cut';
}

/** Told of every request that comes in, and again when its answer is over. What it throws is lost. */
export interface AccessObserver {
  begun?(request: IncomingMessage): void;
  answered?(answered: Answered): void;
}
