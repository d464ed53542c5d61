/** Splitters of raw text, before any decoding: `a%2Cb,c` is two values. */

export function byComma(raw: string): readonly string[] {
  return raw.split(',');
}

export function byPoint(raw: string): readonly string[] {
  return raw.split('.');
}

/** `%20`, and `+` as forms write it. */
export function bySpace(raw: string): readonly string[] {
  return raw.replaceAll('+', '%20').split('%20');
}

/** A `|` should be encoded, and often isn't. */
export function byPipe(raw: string): readonly string[] {
  return raw.replaceAll('%7C', '|').replaceAll('%7c', '|').split('|');
}

/** List members of a field, https://www.rfc-editor.org/rfc/rfc9110#section-5.6.1: white space around them isn't theirs. */
export function byListComma(raw: string): readonly string[] {
  return raw.split(',').map(member => member.trim());
}
