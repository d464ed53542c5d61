/**
 * A media range as plans hold it: lower case, without white space around its parts.
 * https://www.rfc-editor.org/rfc/rfc9110#section-8.3.1
 */
export function normaliseRange(range: string): string {
  if (plain.test(range)) return range;
  return range
    .toLowerCase()
    .split(';')
    .map(part => part.trim().replace(/\s*=\s*/, '='))
    .filter(part => part !== '')
    .join(';');
}

/** A range without parameters, as it is written nearly always. */
const plain = /^[^\sA-Z;]+$/;
