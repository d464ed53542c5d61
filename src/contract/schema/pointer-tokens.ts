/** JSON Pointer, https://www.rfc-editor.org/rfc/rfc6901 */
import { escapeToken } from '../../document/index.js';

/** One more token on a pointer. */
export function child(pointer: string, token: string | number): string {
  return `${pointer}/${typeof token === 'number' ? token : escapeToken(token)}`;
}

export function tokens(pointer: string): string[] {
  if (pointer === '') return [];
  const parts = pointer.slice(1).split('/');
  return pointer.includes('~') ? parts.map(part => part.replaceAll('~1', '/').replaceAll('~0', '~')) : parts;
}

/** The step from a value to the value that a token names; undefined where nothing is there. */
export function step(value: unknown, token: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.hasOwn(value, token) ? (value as Record<string, unknown>)[token] : undefined;
}

/** Undoes percent-encoding; a text that does not decode is taken as it stands. */
export function percentDecode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
