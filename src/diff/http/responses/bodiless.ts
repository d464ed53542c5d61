// https://www.rfc-editor.org/rfc/rfc9110#section-6.4.1
import type { Operation } from '../../../contract/index.js';

/** Whether an answer of a status is without a body whatever is declared: none follows HEAD, 1XX, 204, 205 and 304. */
export function isBodiless({ method }: Pick<Operation, 'method'>, status: string | number): boolean {
  return method.toUpperCase() === 'HEAD' || /^(?:1..|20[45]|304)$/.test(String(status));
}
