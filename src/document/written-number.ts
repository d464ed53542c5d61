import { exactText } from './exact-number.js';

/** A number that no double can hold, with its text: a number to whoever reads it, its text to what prints it. */
export class WrittenNumber extends Number {
  readonly #written: string;

  constructor(written: string, value: number) {
    super(value);
    this.#written = written;
  }

  /** As it stands in the text. */
  get written(): string {
    return this.#written;
  }

  /** The same for all ways of writing it. */
  get exact(): string {
    return exactText(this.#written);
  }

  /** As JSON writes it, RFC 8259, section 6; `null` for what is no number there. */
  get json(): string {
    const text = this.#written;
    if (/^0[xo]/.test(text)) return BigInt(text).toString();
    const match = /^([-+]?)0*(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d+))?$/.exec(text);
    if (!match) return 'null';
    const [, sign, whole, fraction, exponent] = match;
    return `${sign === '-' ? '-' : ''}${whole || '0'}${fraction ? `.${fraction}` : ''}${exponent ? `e${exponent}` : ''}`;
  }
}
