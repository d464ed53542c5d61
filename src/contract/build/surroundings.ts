import type { Direction, SecurityRequirement, Server } from '../types.js';

/** What an operation inherits from the document or from the operation that calls it back. */
export interface Surroundings {
  readonly direction: Direction;
  /** How many callbacks deep. */
  readonly depth: number;
  readonly servers: readonly Server[];
  readonly security: readonly SecurityRequirement[];
  /** The key of an operation, of its method and path. */
  readonly keyOf: (method: string, path: string) => string;
}
