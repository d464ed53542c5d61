/**
 * Numbers that JSON can write and a double can't hold: JSON.parse makes Infinity of them, which is no JSON value and
 * which no handler reckons with.
 * https://www.rfc-editor.org/rfc/rfc8259#section-6
 */
const bigExponent = /\d[eE]\+?\d{3}/;

/** With an exponent of two digits a number needs this many others to be beyond all doubles; half of it is looked at. */
const longRun = 200;

/** Whether a JSON text holds such a number; its value tells what the text leaves in doubt. */
export function isBeyondDoubles(text: string, value: unknown): boolean {
  return (bigExponent.test(text) || hasLongRun(text)) && holdsInfinity(value);
}

/** A run of that length has a digit at one of the places looked at. */
function hasLongRun(text: string): boolean {
  for (let at = 0; at < text.length; at += longRun) {
    if (!isDigit(text, at)) continue;
    let start = at;
    let end = at;
    while (start > 0 && isDigit(text, start - 1)) start -= 1;
    while (isDigit(text, end + 1)) end += 1;
    if (end - start >= longRun) return true;
    at = Math.max(at, end - (end % longRun));
  }
  return false;
}

function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x30 && unit <= 0x39;
}

function holdsInfinity(value: unknown): boolean {
  if (typeof value === 'number' || typeof value === 'bigint') return !Number.isFinite(Number(value));
  if (Array.isArray(value)) return value.some(holdsInfinity);
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsInfinity);
}
