// https://spec.openapis.org/oas/v3.2.0.html#style-values
import type { Parameter } from '../../../contract/index.js';
import type { Sendable } from '../../report.js';
import type { Roles } from '../context.js';
import { parameterCodec } from '../wire/codec.js';
import { isSame } from '../wire/sendable.js';
import { styleKey } from '../wire/style-key.js';
import { withSchema } from './manner.js';
import { schemaOf, wireOf } from './plan.js';

/**
 * What can be sent of a parameter that is read in another style now: what is read as the same value all the same. Of all else the
 * change of style is told, and what the new schema says of it no request shows.
 */
export function inBothStyles(
  sendable: Sendable,
  { writer: { side } }: Roles,
  [written, read]: readonly [Parameter, Parameter],
): Sendable {
  const schema = schemaOf(written);
  const shape = wireOf(side, schema);
  const key = styleKey(read, shape);
  if (styleKey(written, shape) === key) return sendable;
  const [own, other] = [
    parameterCodec(side, written, undefined),
    parameterCodec(side, withSchema(read, schema), undefined),
  ];
  return {
    ...sendable,
    name: `${sendable.name}, read as ${key}`,
    isReadBack: value => sendable.isReadBack(value) && isSame(other.read(own.write(value)!)?.value, value), // it is written
    isAll: true,
  };
}
