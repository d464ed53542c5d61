// https://spec.openapis.org/oas/v3.2.0.html#path-templating

/** The segments of a path; the one before its first slash, which is empty, left out. */
export function segmentsOf(path: string): readonly string[] {
  return path.split('/').slice(1);
}

export function isTemplate(segment: string): boolean {
  return segment.includes('{');
}

/** Whether a path names one of several: `/pets/{petId}`. */
export function isItem(path: string): boolean {
  return /\{[^{}/]*\}$/.test(path);
}

/** The names in a path's braces, in order. */
export function variablesOf(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name!); // the group takes part in every match
}

/** A path without the names in its braces: two that are equal so are reached by the same requests. */
export function shapeOf(path: string): string {
  return path.replace(/\{[^{}]*\}/g, '{}');
}
