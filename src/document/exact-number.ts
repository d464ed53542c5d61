/**
 * Whether a decimal number as written is the number that a double prints back, in other words whether nothing is lost.
 * @param written a number of JSON or of YAML's core schema, in base 10
 */
export function isKeptExactly(written: string): boolean {
  const value = Number(written);
  if (!Number.isFinite(value)) return false;
  return significant(written) === significant(String(value));
}

/** The same for every form of YAML's core schema: hexadecimal and octal too. */
export function isKept(written: string): boolean {
  return /^0[xo]/.test(written) ? Number.isSafeInteger(Number(written)) : isKeptExactly(written);
}

/** A text that all ways of writing a number share, whatever its size. @param written a number of JSON or of YAML's core schema */
export function exactText(written: string): string {
  const sign = written.startsWith('-') ? '-' : '';
  return `${sign}${significant(/^0[xo]/.test(written) ? BigInt(written).toString() : written)}`;
}

/** The digits without leading and trailing zeros, with the exponent that goes with them. */
function significant(written: string): string {
  const match = /^[-+]?(\d*)\.?(\d*)(?:[eE]([-+]?\d+))?$/.exec(written);
  if (!match) return written;
  const [, whole = '', fraction = '', exponent = '0'] = match;
  const digits = (whole + fraction).replace(/^0+/, '');
  const kept = digits.replace(/0+$/, '');
  if (kept === '') return '0';
  return `${kept}e${Number(exponent) - fraction.length + (digits.length - kept.length)}`;
}
