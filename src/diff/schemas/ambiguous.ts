// https://json-schema.org/draft/2020-12/json-schema-core#section-10.2.1.3
import type { Json } from '../../document/index.js';
import type { Asking } from './asking.js';
import { labelOf } from './labels.js';
import { listOf, readAs } from './part.js';
import type { Pairing } from './reach.js';

/** The branches of a new `oneOf` that a value of a request fits, where they are several: it is refused for that. */
export function ambiguousIn(value: unknown, { now }: Pairing, asking: Asking): readonly string[] {
  if (asking.travels !== 'request') return [];
  const branches = listOf(now, 'oneOf');
  // the comparer makes JSON values
  const fitting = branches.filter(branch => asking.ask({ const: value as Json }, readAs(branch)) === 'none');
  return fitting.length > 1 ? fitting.map(branch => labelOf(branch, branches, asking.sides.now)) : [];
}
