import type { Parameter, Schema } from '../../../contract/index.js';
import type { Roles } from '../context.js';
import { schemaOf } from '../parameters/plan.js';
import { sendableAs } from '../wire/sendable.js';
import { parameterText } from './parameter-text.js';
import { valueFor } from './values.js';

/** A text that a parameter of the writer may have, and, where one is found, the other side's parameter too. */
export function usualText(roles: Roles, parameter: Parameter, read: Schema | undefined): string | undefined {
  const { side } = roles.writer;
  const value = valueFor(roles, schemaOf(parameter), read, 'text', sendableAs(side, parameter)?.isReadBack);
  return parameterText(side, parameter, value);
}
