import type { Parameter } from '../../../contract/index.js';
import type { Travels } from '../../types.js';
import type { Pair } from '../context.js';

/** A parameter that both versions of an operation have. */
export interface BothParameters {
  readonly pair: Pair;
  readonly travels: Travels;
  readonly before: Parameter;
  readonly after: Parameter;
  /** Whether the new one is made of the parameters that the new version has. */
  readonly isMade: boolean;
  /** Members of the old one that others read now. */
  readonly moved: readonly string[];
  /** Those that nobody reads any more: each is told by itself. */
  readonly gone: readonly string[];
}
