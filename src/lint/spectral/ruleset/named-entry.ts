import type { FunctionEntry } from '../types.js';

/** A function with what it takes, and the name that messages call it by. */
export interface NamedEntry extends FunctionEntry {
  readonly name?: string;
  /** Whether it is the users' own; where that is not said, the file that has it tells. */
  readonly isOwn?: boolean;
}
