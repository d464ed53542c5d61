import { LARGEST_FLOAT } from '../formats/numbers.js';

/** The numbers that have a format, both ends included. */
export interface NumberRange {
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
  /** Both ends as written, where doubles are not what they are. */
  readonly ends?: { readonly least: string; readonly most: string };
}

const whole = (least: bigint, most: bigint): NumberRange => ({
  least: Number(least),
  most: Number(most),
  whole: true,
  ends: { least: String(least), most: String(most) },
});
const signed = (bits: bigint) => whole(-(2n ** (bits - 1n)), 2n ** (bits - 1n) - 1n);
const unsigned = (bits: bigint) => whole(0n, 2n ** bits - 1n);

/** As src/schema/formats/numbers judges them. https://spec.openapis.org/registry/format/ */
export const numberRanges: ReadonlyMap<string, NumberRange> = new Map([
  ['int8', signed(8n)],
  ['int16', signed(16n)],
  ['int32', signed(32n)],
  ['int64', signed(64n)],
  ['uint8', unsigned(8n)],
  ['uint16', unsigned(16n)],
  ['uint32', unsigned(32n)],
  ['uint64', unsigned(64n)],
  ['double-int', whole(-(2n ** 53n - 1n), 2n ** 53n - 1n)],
  ['unixtime', signed(64n)],
  ['float', { least: -LARGEST_FLOAT, most: LARGEST_FLOAT, whole: false }],
]);
