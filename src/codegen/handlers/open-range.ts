/**
 * Whether a media range takes JSON as well as texts and bytes: what a body is then turns out with its Content-Type.
 * https://spec.openapis.org/oas/v3.2.0.html#media-type-object
 */
export function isOpenRange(range: string): boolean {
  return /^(?:\*|application)\/\*$/.test((range.split(';')[0] ?? '').trim().toLowerCase());
}
