import type { FunctionEntry } from '../types.js';

/** Whose code a function is: Specwright's, that of a package, which is called as it is, or the users' own, which may be anything. */
export type Whose = 'core' | 'package' | 'own';

/** A function with what it takes, and the name that messages call it by. */
export interface NamedEntry extends FunctionEntry {
  readonly name?: string;
  /** Where that is not said, the file that has it tells. */
  readonly whose?: Whose;
}
