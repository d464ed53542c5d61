/** The length of a text in characters, not in UTF-16 units. https://json-schema.org/draft/2020-12/json-schema-validation#section-6.3.1 */
export function length(text: string): number {
  let count = text.length;
  for (let index = 0; index < text.length - 1; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0xd800 || unit > 0xdbff) continue;
    const next = text.charCodeAt(index + 1);
    if (next < 0xdc00 || next > 0xdfff) continue;
    count--;
    index++;
  }
  return count;
}

/**
 * Whether a number is a multiple of another as decimals, so that 19.99 is one of 0.01 though binary fractions say no. A
 * whole number that doubles don't tell from its neighbours stands for two: the one that it is, which may well have been
 * written, and the one that it is printed as. Where either is a multiple, nobody who kept to the schema is refused.
 * https://json-schema.org/draft/2020-12/json-schema-validation#section-6.2.1
 */
export function isMultiple(value: number | bigint, divisor: number): boolean {
  if (divisor === Infinity) return isMultipleOfMore(value);
  if (typeof value === 'bigint') return isMultipleOfAny(String(value), divisor);
  if (!Number.isFinite(value)) return false;
  if (Number.isInteger(divisor) && Number.isInteger(value)) {
    // exact, whatever their size
    if (value % divisor === 0) return true;
    if (Number.isSafeInteger(value) && Number.isSafeInteger(divisor)) return false;
  }
  return readings(value).some(text => isMultipleOfAny(text, divisor));
}

/** Whether one that doubles don't tell from its neighbours is one for certain, to who reads the number that is printed. */
export function isMultipleAsPrinted(value: number, divisor: number): boolean {
  if (divisor === Infinity) return isMultipleOfMore(value);
  if (Number.isSafeInteger(value) && Number.isSafeInteger(divisor)) return value % divisor === 0;
  return multipleOf(String(value), String(divisor));
}

/** Of a step that is larger than any double, such as 1e400, no double is a multiple but zero. */
function isMultipleOfMore(value: number | bigint): boolean {
  return Number(value) === 0;
}

function isMultipleOfAny(value: string, divisor: number): boolean {
  return readings(divisor).some(text => multipleOf(value, text));
}

/** The decimals that a double stands for. */
function readings(value: number): readonly string[] {
  const printed = String(value);
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? [printed, String(BigInt(value))] : [printed];
}

function multipleOf(value: string, divisor: string): boolean {
  const a = decimal(value);
  const b = decimal(divisor);
  const shift = a.exponent - b.exponent;
  if (b.digits === 0n) return false;
  if (shift >= 0) return (a.digits * 10n ** BigInt(shift)) % b.digits === 0n;
  return a.digits % (b.digits * 10n ** BigInt(-shift)) === 0n;
}

/** A number as JavaScript prints it, or a whole one with all its digits, as digits times a power of ten: some hundred digits at most. */
function decimal(text: string): { digits: bigint; exponent: number } {
  const [mantissa = '0', exponent = '0'] = text.split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}
