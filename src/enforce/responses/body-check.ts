import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { holdsBytesOnly } from '../../plan/index.js';
import { type ByteSize, sizeError } from '../body/byte-size.js';
import { checkFormText } from './form-check.js';
import { checkJsonText, stripJsonText } from './json-body.js';
import type { PassingCheck } from './passing-check.js';
import type { MediaRule } from './rule.js';
import { inBody, type ResponseViolation } from './violation.js';

/** Checks a body that passes in pieces. Its last piece is held back until the whole is known to be good. */
export class BodyCheck implements PassingCheck {
  unchecked: string | undefined;
  readonly #media: MediaRule;
  readonly #encoding: string;
  readonly #limit: number;
  readonly #size: ByteSize | undefined;
  #kept: Buffer[] | undefined;
  #bytes = 0;
  #last: Buffer | undefined;

  /**
   * @param encoding the content encoding; '' where there is none
   * @param limit how many bytes are kept to be checked; a longer body is `unchecked`
   */
  constructor(media: MediaRule, encoding: string, limit: number) {
    this.#media = media;
    this.#encoding = encoding.toLowerCase();
    this.#limit = limit;
    this.#kept = needsWhole(media) ? [] : undefined;
    this.#size = this.#isPlain() ? sizeOf(media) : undefined;
  }

  /** Checks what can be checked of a piece. */
  take(bytes: Buffer): readonly ResponseViolation[] | undefined {
    this.#bytes += bytes.length;
    if (this.#size) return this.#tooLong();
    if (!this.#kept) return undefined;
    if (this.#bytes > this.#limit) {
      this.#kept = undefined;
      this.unchecked = 'longer than checkLimit';
    } else this.#kept.push(bytes);
    return undefined;
  }

  /** What may be sent now that this piece has come. */
  releasable(bytes: Buffer): Buffer | undefined {
    if (!this.#kept && !this.#last && this.#size?.minBytes === undefined) return bytes;
    const ready = this.#last;
    this.#last = bytes;
    return ready;
  }

  /** The piece that is still held back. */
  rest(): Buffer | undefined {
    return this.#last;
  }

  end(): readonly ResponseViolation[] | undefined {
    if (this.#size) return sizeViolation(this.#bytes, this.#size);
    return this.#kept && this.whole(Buffer.concat(this.#kept));
  }

  /** Checks a body that is there as a whole. */
  whole(bytes: Buffer): readonly ResponseViolation[] | undefined {
    if (this.#size) return sizeViolation(bytes.length, this.#size);
    if (!needsWhole(this.#media)) return undefined;
    const plain = this.#plain(bytes);
    if (!plain) {
      this.unchecked = 'its content encoding can not be undone';
      return undefined;
    }
    const text = plain.toString('utf8');
    if (this.#media.plan.kind === 'json') return checkJsonText(text, this.#media);
    if (this.#media.plan.kind === 'form') return checkFormText(text, this.#media);
    const found = this.#media.check?.(text);
    return found && inBody(found);
  }

  stripped(bytes: Buffer): Buffer | undefined {
    if (this.#media.plan.kind !== 'json' || !this.#media.check?.strip) return undefined;
    const plain = this.#plain(bytes);
    const left = plain && stripJsonText(plain.toString('utf8'), this.#media);
    return left === undefined ? undefined : Buffer.from(left);
  }

  /** Of bytes that still come: too few may become enough. */
  #tooLong(): readonly ResponseViolation[] | undefined {
    const { maxBytes } = this.#size ?? {};
    return maxBytes === undefined ? undefined : sizeViolation(this.#bytes, { maxBytes });
  }

  #isPlain(): boolean {
    return this.#encoding === '' || this.#encoding === 'identity';
  }

  #plain(bytes: Buffer): Buffer | undefined {
    return this.#isPlain() ? bytes : decompress(bytes, this.#encoding, this.#limit);
  }
}

function needsWhole({ plan, check }: MediaRule): boolean {
  return plan.kind === 'json' || ((plan.kind === 'text' || plan.kind === 'form') && check !== undefined);
}

/** How many bytes a body may have that is nothing but bytes. */
function sizeOf({ plan }: MediaRule): ByteSize | undefined {
  const { wire } = plan;
  if (!wire || !holdsBytesOnly(plan)) return undefined;
  return wire.minBytes === undefined && wire.maxBytes === undefined ? undefined : wire;
}

function sizeViolation(bytes: number, size: ByteSize): readonly ResponseViolation[] | undefined {
  const wrong = sizeError(bytes, size);
  return wrong && inBody([{ pointer: '', code: wrong.code, message: wrong.message }]);
}

function decompress(bytes: Buffer, encoding: string, maxOutputLength: number): Buffer | undefined {
  try {
    if (encoding === 'gzip') return gunzipSync(bytes, { maxOutputLength });
    if (encoding === 'deflate') return inflateSync(bytes, { maxOutputLength });
    if (encoding === 'br') return brotliDecompressSync(bytes, { maxOutputLength });
  } catch {
    return undefined;
  }
  return undefined;
}
