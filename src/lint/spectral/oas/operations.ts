// https://spec.openapis.org/oas/v3.1.0#path-item-object
import { isRecord } from '../functions/values.js';
import type { JsonPath } from '../types.js';

export const methods = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options', 'trace'];

/** The operations of a Paths Object, as they stand. */
export function operationsOf(
  paths: unknown,
): readonly { readonly path: JsonPath; readonly operation: Record<string, unknown> }[] {
  if (!isRecord(paths)) return [];
  return Object.entries(paths).flatMap(([path, item]) =>
    isRecord(item)
      ? Object.entries(item).flatMap(([method, operation]) =>
          isRecord(operation) && methods.includes(method) ? [{ path: ['paths', path, method], operation }] : [],
        )
      : [],
  );
}
