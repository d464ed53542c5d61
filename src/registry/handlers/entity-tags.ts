/**
 * Whether an If-None-Match names a tag: weak comparison, as reading asks for; `*` stands alone.
 * https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2
 */
export function names(list: string | undefined, tag: string): boolean {
  if (list === undefined) return false;
  return list.trim() === '*' || list.split(',').some(one => opaque(one.trim()) === opaque(tag));
}

/**
 * Whether an If-Match names a tag: strong comparison, as writing asks for.
 * https://www.rfc-editor.org/rfc/rfc9110#section-13.1.1
 */
export function namesStrongly(list: string, tag: string): boolean {
  return list.trim() === '*' || list.split(',').some(one => one.trim() === tag);
}

function opaque(tag: string): string {
  return tag.replace(/^W\//, '');
}
