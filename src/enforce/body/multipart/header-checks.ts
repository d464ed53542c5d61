import type { EncodingPlan, OperationChecks } from '../../../plan/index.js';
import type { ProblemError } from '../../../problem/index.js';
import { headerReader } from '../../parameters/index.js';
import type { PartHeaders } from './part-headers.js';

/** The declared headers of a part, by lower-case name. What is wrong with one is an error at the part's pointer. */
export type ReadPartHeaders = (
  headers: PartHeaders,
  pointer: string,
  errors: ProblemError[],
) => Readonly<Record<string, unknown>>;

/**
 * `headers` of an Encoding Object; its Content-Type is `contentType`'s own matter.
 * https://spec.openapis.org/oas/v3.2.0.html#encoding-object
 */
export function partHeadersReader(
  encoding: EncodingPlan | undefined,
  checks: OperationChecks,
): ReadPartHeaders | undefined {
  const plans = (encoding?.headers ?? []).filter(({ name }) => name.toLowerCase() !== 'content-type');
  if (plans.length === 0) return undefined;
  const read = headerReader(plans, checks, {});
  return (headers, pointer, errors) => {
    const found: ProblemError[] = [];
    const values = read(headers.raw, found);
    for (const { name, code, message, pointer: inside } of found) {
      const words = `the part's header ${name}${inside} ${message}`;
      errors.push({ in: 'body', ...(name !== undefined && { name }), pointer, code, message: words });
    }
    return values;
  };
}
