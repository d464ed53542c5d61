import type { LossyDoubles } from '../../document/index.js';
import type { CheckSchema } from '../runtime/rules.js';
import type { Term, Terms } from './terms.js';

/**
 * Of a discriminator beside oneOf or anyOf: `any` value of its property, as checks have it, which then try all branches; or
 * only those that lead to a branch, which are `known`.
 */
export type Tags = 'any' | 'known';

/** What reading a schema asks for. */
export interface Reading {
  readonly terms: Terms;
  /** Which values of a discriminator's property count. */
  readonly tags: Tags;
  /** The doubles that stand for numbers which they are not. */
  readonly lossy: LossyDoubles;
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
