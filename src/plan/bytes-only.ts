import type { MediaPlan } from './types.js';

/**
 * Whether all bodies of a range are bytes, whatever their Content-Type: where its schema says so, as OpenAPI 3.0 declares
 * files (`format: binary`), or where nothing is said of a range such as `image/*`, as 3.1 does.
 * https://spec.openapis.org/oas/v3.2.0.html#working-with-binary-data
 */
export function holdsBytesOnly({ range, kind, wire, check }: MediaPlan): boolean {
  if (!range.includes('*')) return kind === 'binary';
  return (
    wire?.binary === true ||
    (kind === 'binary' && check === undefined && !/^(?:\*|application|multipart)\//.test(range))
  );
}
