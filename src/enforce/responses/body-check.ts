import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
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
  }

  /** Checks what can be checked of a piece. */
  take(bytes: Buffer): readonly ResponseViolation[] | undefined {
    if (!this.#kept) return undefined;
    this.#bytes += bytes.length;
    if (this.#bytes > this.#limit) {
      this.#kept = undefined;
      this.unchecked = 'longer than checkLimit';
    } else this.#kept.push(bytes);
    return undefined;
  }

  /** What may be sent now that this piece has come. */
  releasable(bytes: Buffer): Buffer | undefined {
    if (!this.#kept && !this.#last) return bytes;
    const ready = this.#last;
    this.#last = bytes;
    return ready;
  }

  /** The piece that is still held back. */
  rest(): Buffer | undefined {
    return this.#last;
  }

  end(): readonly ResponseViolation[] | undefined {
    return this.#kept && this.whole(Buffer.concat(this.#kept));
  }

  /** Checks a body that is there as a whole. */
  whole(bytes: Buffer): readonly ResponseViolation[] | undefined {
    if (!needsWhole(this.#media)) return undefined;
    const plain = this.#plain(bytes);
    if (!plain) {
      this.unchecked = 'its content encoding can not be undone';
      return undefined;
    }
    const text = plain.toString('utf8');
    if (this.#media.plan.kind === 'json') return checkJsonText(text, this.#media);
    const found = this.#media.check?.(text);
    return found && inBody(found);
  }

  stripped(bytes: Buffer): Buffer | undefined {
    if (this.#media.plan.kind !== 'json' || !this.#media.check?.strip) return undefined;
    const plain = this.#plain(bytes);
    const left = plain && stripJsonText(plain.toString('utf8'), this.#media);
    return left === undefined ? undefined : Buffer.from(left);
  }

  #plain(bytes: Buffer): Buffer | undefined {
    return this.#encoding === '' || this.#encoding === 'identity'
      ? bytes
      : decompress(bytes, this.#encoding, this.#limit);
  }
}

function needsWhole({ plan, check }: MediaRule): boolean {
  return plan.kind === 'json' || (plan.kind === 'text' && check !== undefined);
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
