/** JSON, https://www.rfc-editor.org/rfc/rfc8259#section-7 */
import { type NarrowText, widened } from './narrow-text.js';

/** More characters are decoded sooner than escaped one by one. */
const mostWide = 50_000;

/**
 * A JSON text that says the same in ASCII: its other characters as escapes, of which there are few in most.
 * @returns undefined where there are many, or one stands behind a backslash, which an escape would change
 */
export function asciiJson(narrow: NarrowText): string | undefined {
  const { text } = narrow;
  if (narrow.wideCount > mostWide) return undefined;
  let ascii = '';
  let done = 0;
  for (const [start, end] of narrow.wideBlocks()) {
    for (let at = Math.max(start, done); at < end; at++) {
      const code = text.charCodeAt(at);
      if (!(code >= 0x80)) continue;
      if (text[at - 1] === '\\') return undefined;
      const next = at + lengthFrom(code);
      ascii += text.slice(done, at) + escaped(widened(text.slice(at, next)));
      done = next;
      at = next - 1;
    }
  }
  return ascii + text.slice(done);
}

/** The bytes of the character that begins with a byte. */
function lengthFrom(byte: number): number {
  if (byte >= 0xf0) return 4;
  return byte >= 0xe0 ? 3 : 2;
}

function escaped(character: string): string {
  let escapes = '';
  for (let at = 0; at < character.length; at++) {
    escapes += `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`;
  }
  return escapes;
}
