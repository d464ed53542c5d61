import type { IncomingMessage } from 'node:http';

/** The parts of a request that parameters are read from, undecoded. */
export interface RawRequest {
  readonly request: IncomingMessage;
  /** Without question mark. */
  readonly rawQuery: string;
  /** Values of the path's templates, in the order of `rawNames`. */
  readonly rawValues: readonly string[];
  readonly rawNames: readonly string[];
}
