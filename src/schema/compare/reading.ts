import type { CheckSchema } from '../runtime/rules.js';
import type { Term, Terms } from './terms.js';

/** What reading a schema asks for. */
export interface Reading {
  readonly terms: Terms;
  /** What a reference means. */
  refer(key: string): Term;
  /** What stands where a reference leads. */
  lookup(key: string): CheckSchema;
  /** What a schema within one means. */
  read(schema: CheckSchema): Term;
  /** The types that a format is about. */
  formatTypes(name: string): number;
  /** Whether a format is the user's own. */
  isOwn(format: string): boolean;
}
