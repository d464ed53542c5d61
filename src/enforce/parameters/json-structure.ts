/** How a JSON text is built, read from its bytes before anything is made of it. https://www.rfc-editor.org/rfc/rfc8259#section-2 */

const quote = 0x22;
const backslash = 0x5c;

/** Whether a byte outside of strings, met in order, makes `test` say yes. */
function someOutsideStrings(bytes: Uint8Array, test: (byte: number) => boolean): boolean {
  let quoted = false;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index]!;
    if (byte === quote) quoted = !quoted;
    else if (!quoted) {
      if (test(byte)) return true;
    } else if (byte === backslash) index += 1;
  }
  return false;
}

/** Whether arrays and objects are nested in more levels than that. */
export function isNestedDeeper(bytes: Uint8Array, deepest: number): boolean {
  // each level takes two characters
  if (bytes.length <= deepest * 2) return false;
  let depth = 0;
  return someOutsideStrings(bytes, byte => {
    if (byte === 0x5b || byte === 0x7b) depth += 1;
    else if (byte === 0x5d || byte === 0x7d) depth -= 1;
    return depth > deepest;
  });
}

/** Whether all objects together have more properties. One takes at least four bytes, `"":0`: shorter texts are not looked at. */
export function hasTooManyKeys(bytes: Uint8Array, most: number): boolean {
  if (bytes.length <= most * 4) return false;
  let keys = 0;
  return someOutsideStrings(bytes, byte => {
    if (byte === 0x3a) keys += 1;
    return keys > most;
  });
}
