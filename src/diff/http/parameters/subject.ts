import type { Operation, Parameter } from '../../../contract/index.js';
import type { Json } from '../../../document/index.js';
import { ownerOf } from '../owner.js';

/** What tells the change of a parameter from that of another: names alone. */
export function subjectOf(parameter: Parameter, operation: Operation): readonly Json[] {
  return [...ownerOf(parameter.location, operation), parameter.in, parameter.name];
}
