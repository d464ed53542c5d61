import { randomBytes } from 'node:crypto';

// Node 20 has no access to a number's source text while parsing: unsafe integers are marked as texts before and turned
// into bigints after. Nobody outside the process can guess the mark, so no text of a user is taken for one.
const mark = `bigint:${randomBytes(16).toString('hex')}:`;

const longNumber = /\d{16}/;
// a string up to its end (or the text's, so that a broken one is not tried again from each of its quotes), or a number
const tokens = /"(?:[^"\\]+|\\[\s\S])*(?:"|\\?$)|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?!\d)/g;
const colon = /\s*:/y;
const integer = /^-?[1-9]\d{15,}$/;

/**
 * Reads JSON as JSON.parse does, but gives integers that a number can't hold exactly as bigints.
 * https://www.rfc-editor.org/rfc/rfc8259#section-6
 * @throws SyntaxError where the text is not JSON; its position may be about a marked text
 */
export function parseJsonKeepingBigints(text: string): unknown {
  if (!longNumber.test(text)) return JSON.parse(text);
  let found = false;
  const marked = text.replace(tokens, (token, offset: number) => {
    if (!integer.test(token) || Number.isSafeInteger(Number(token))) return token;
    // no number may be a name
    colon.lastIndex = offset + token.length;
    if (colon.test(text)) return token;
    found = true;
    return `"${mark}${token}"`;
  });
  if (!found) return JSON.parse(text);
  return JSON.parse(marked, (_, value: unknown) =>
    typeof value === 'string' && value.startsWith(mark) ? BigInt(value.slice(mark.length)) : value,
  );
}

const marks = new RegExp(`"${mark}(-?\\d+)"`, 'g');

/**
 * Writes JSON as JSON.stringify does, bigints as JSON integers.
 * @throws TypeError where the value refers to itself
 */
export function stringifyKeepingBigints(value: unknown): string | undefined {
  let found = false;
  const text = JSON.stringify(value, (_, own: unknown) => {
    if (typeof own !== 'bigint') return own;
    found = true;
    return mark + own.toString();
  }) as string | undefined; // undefined for functions and undefined itself
  return found ? text?.replace(marks, '$1') : text;
}
