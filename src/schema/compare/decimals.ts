/** Decimals further apart than this many digits are not written out. */
const mostDigits = 5000;

/** @returns below, above or 0; undefined where one is no number, or they are too far apart to be compared */
export function compareDecimals(one: string, other: string): bigint | undefined {
  const [left, right] = together(one, other);
  return left === undefined || right === undefined ? undefined : left - right;
}

/** Whether a decimal is a multiple of another, exactly. @returns undefined where nobody can say, as above */
export function isMultipleOf(one: string, other: string): boolean | undefined {
  const [value, step] = together(one, other);
  return value === undefined || !step ? undefined : value % step === 0n;
}

/** Whether a number is whole. @param text as `exactText` gives it, without trailing zeros */
export function isWhole(text: string): boolean {
  return (decimalOf(text)?.exponent ?? 0) >= 0;
}

/** Both in units of the smaller power of ten. */
function together(one: string, other: string): readonly [] | readonly [bigint, bigint] {
  const [left, right] = [decimalOf(one), decimalOf(other)];
  if (!left || !right || Math.abs(left.exponent - right.exponent) > mostDigits) return [];
  const least = Math.min(left.exponent, right.exponent);
  const scaled = ({ digits, exponent }: typeof left) => digits * 10n ** BigInt(exponent - least);
  return [scaled(left), scaled(right)];
}

function decimalOf(text: string): { readonly digits: bigint; readonly exponent: number } | undefined {
  const [, digits, exponent = '0'] = /^(-?\d+)(?:e(-?\d+))?$/.exec(text) ?? [];
  return digits === undefined ? undefined : { digits: BigInt(digits), exponent: Number(exponent) };
}
