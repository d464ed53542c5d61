/**
 * Whether an If-None-Match names a tag: weak comparison, as reading asks for; `*` stands alone.
 * https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2
 */
export function names(list: string | undefined, tag: string): boolean {
  if (list === undefined) return false;
  return list.trim() === '*' || list.split(',').some(one => opaque(one.trim()) === opaque(tag));
}

function opaque(tag: string): string {
  return tag.replace(/^W\//, '');
}
