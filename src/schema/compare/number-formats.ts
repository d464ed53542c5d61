import { LARGEST_FLOAT } from '../formats/numbers.js';

/** The numbers that have a format, both ends included. */
export interface NumberRange {
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
}

const whole = (least: number, most: number): NumberRange => ({ least, most, whole: true });
const signed = (bits: number) => whole(-(2 ** (bits - 1)), 2 ** (bits - 1) - 1);
const unsigned = (bits: number) => whole(0, 2 ** bits - 1);

/** As src/schema/formats/numbers judges them. https://spec.openapis.org/registry/format/ */
export const numberRanges: ReadonlyMap<string, NumberRange> = new Map([
  ['int8', signed(8)],
  ['int16', signed(16)],
  ['int32', signed(32)],
  ['int64', signed(64)],
  ['uint8', unsigned(8)],
  ['uint16', unsigned(16)],
  ['uint32', unsigned(32)],
  ['uint64', unsigned(64)],
  ['double-int', whole(-(2 ** 53 - 1), 2 ** 53 - 1)],
  ['unixtime', signed(64)],
  ['float', { least: -LARGEST_FLOAT, most: LARGEST_FLOAT, whole: false }],
]);
