import type { Parameter } from '../../../contract/index.js';
import type { Travels } from '../../types.js';
import type { Pair } from '../context.js';

/** A parameter that both versions of an operation have. */
export interface BothParameters {
  readonly pair: Pair;
  readonly travels: Travels;
  readonly before: Parameter;
  readonly after: Parameter;
}
