import { holdsBytesOnly } from './bytes-only.js';
import type { MediaPlan } from './types.js';

/**
 * Whether it is its Content-Type that says what a body of a range is, as of any media type: JSON, a form, items, a text or bytes. Under
 * `text/*` all are texts, under a `multipart/*` that says what its parts are all are parts, under a range of bytes all are bytes.
 * https://spec.openapis.org/oas/v3.2.0.html#media-type-object
 */
export function hasOpenKind(plan: MediaPlan): boolean {
  return plan.kind === 'binary' && plan.range.includes('*') && !holdsBytesOnly(plan);
}
