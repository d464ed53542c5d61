import { decodePercent } from './percent.js';

/** What went wrong while a text was read, other than the value's own schema. */
export type Fault = 'percent-encoding' | 'repeated' | 'malformed' | 'number-range' | 'too-deep' | 'too-many-parameters';

/** The state while one parameter is read. One a reader, used again and again: reading is synchronous. */
export class Reading {
  fault: Fault | undefined = undefined;
  /** The field of a form that the fault is in; undefined where it is in the whole. */
  field: string | undefined = undefined;
  /** An integer was met that a number can't hold. */
  unsafe = false;
  /** Such integers become bigints. */
  bigints = false;

  reset(): void {
    this.fault = undefined;
    this.field = undefined;
    this.unsafe = false;
    this.bigints = false;
  }

  /** A text of which decoding failed counts as empty; the fault tells. */
  decode(text: string, form: boolean): string {
    const decoded = decodePercent(text, form);
    if (decoded === undefined) this.fault = 'percent-encoding';
    return decoded ?? '';
  }
}

/** How raw text becomes text: with percent-decoding, `+` as space too, or (headers, cookie style) as it is. */
export type Decode = 'percent' | 'form' | 'none';

export function decodeText(text: string, how: Decode, reading: Reading): string {
  return how === 'none' ? text : reading.decode(text, how === 'form');
}
