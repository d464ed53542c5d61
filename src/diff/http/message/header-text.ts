// https://spec.openapis.org/oas/v3.2.0.html#header-object
import type { Header } from '../../../contract/index.js';
import type { Roles } from '../context.js';
import { asParameter, schemaOf } from '../parameters/plan.js';
import { usualText } from './usual-text.js';

/** A text that a header of the writer may have, and, where one is found, the other side's header of that name too. */
export function headerText(roles: Roles, header: Header, other?: Header): string | undefined {
  return usualText(roles, asParameter(header), other && schemaOf(other), header);
}
