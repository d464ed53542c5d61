const percent = 37;
const plus = 43;

/**
 * Decodes percent-encoding, https://www.rfc-editor.org/rfc/rfc3986#section-2.1.
 * @param form `+` is a space, as in application/x-www-form-urlencoded
 * @returns undefined where a `%` doesn't introduce UTF-8
 */
export function decodePercent(text: string, form: boolean): string | undefined {
  let found = false;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit === percent || (form && unit === plus)) {
      found = true;
      break;
    }
  }
  if (!found) return text;
  const spaced = form ? text.replaceAll('+', ' ') : text;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return undefined;
  }
}

/**
 * Encodes all but the unreserved characters of RFC 3986; encodeURIComponent leaves five others.
 * @throws RangeError for half of a surrogate pair, which UTF-8 has no bytes for
 */
export function encodePercent(text: string): string {
  if (!text.isWellFormed()) throw new RangeError('half of a surrogate pair has no text on the wire');
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Leaves reserved characters too, except those that end a query or part its pairs, and the list's own delimiters. */
export function encodeReserved(text: string, delimiters: string): string {
  let encoded = '';
  for (const character of text) {
    const kept = ":/?@!$'()*+,;".includes(character) && !delimiters.includes(character);
    encoded += kept ? character : encodePercent(character);
  }
  return encoded;
}
