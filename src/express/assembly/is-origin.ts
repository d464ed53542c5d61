/** Whether a value is an origin as browsers send it: no path, no slash at the end. https://html.spec.whatwg.org/#ascii-serialisation-of-an-origin */
export function isOrigin(value: unknown): boolean {
  return typeof value === 'string' && URL.canParse(value) && new URL(value).origin === value;
}
