/** JSON Pointer, https://www.rfc-editor.org/rfc/rfc6901 */

/** Escapes one reference token: `~` and `/`. */
export function escapeToken(token: string): string {
  return token.includes('~') || token.includes('/') ? token.replaceAll('~', '~0').replaceAll('/', '~1') : token;
}

/** Reads one reference token back. */
export function unescapeToken(token: string): string {
  return token.includes('~') ? token.replaceAll('~1', '/').replaceAll('~0', '~') : token;
}

/**
 * Splits a pointer into its unescaped tokens.
 * @param pointer '' or a text that begins with `/`; a leading `/` that is missing is taken as there
 */
export function parsePointer(pointer: string): string[] {
  if (pointer === '') return [];
  const tokens = pointer.slice(pointer.startsWith('/') ? 1 : 0).split('/');
  return pointer.includes('~') ? tokens.map(unescapeToken) : tokens;
}

/** Joins unescaped tokens to a pointer. */
export function formatPointer(tokens: readonly (string | number)[]): string {
  let pointer = '';
  for (const token of tokens) pointer += `/${escapeToken(String(token))}`;
  return pointer;
}

/** The pointer of a child. */
export function appendToken(pointer: string, token: string | number): string {
  return `${pointer}/${typeof token === 'number' ? token : escapeToken(token)}`;
}

/** The pointer of the parent; '' of ''. */
export function parentPointer(pointer: string): string {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));
}

/**
 * A pointer as a URI fragment, `#` included: characters that a fragment may not hold are percent-encoded (RFC 6901, section 6).
 */
export function formatFragment(pointer: string): string {
  return `#${encodeURI(pointer.toWellFormed()).replaceAll('#', '%23').replaceAll('[', '%5B').replaceAll(']', '%5D')}`;
}
