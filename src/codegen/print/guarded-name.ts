/**
 * openapi-typescript reads names as references where they contain `#/`, and fails on what does not decode. Such names are
 * handed over with a mark in between, which the printer takes out again.
 */
const mark = '\u0001';

export function guardName(name: string): string {
  return name.replaceAll('#/', `#${mark}/`);
}

export function unguardName(name: string): string {
  return name.replaceAll(`#${mark}/`, '#/');
}
