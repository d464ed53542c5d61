import { isAscii } from 'node:buffer';

/** Bytes between two counts. */
const blockLength = 4096;

/**
 * A text of UTF-8 with a character for each byte. Large documents hold a handful of characters beyond ASCII, for which all
 * of such a text would be decoded to twice its size; what is looked for in it is ASCII, and stands at the same offsets as in
 * the bytes.
 */
export class NarrowText {
  readonly text: string;
  /** How many more characters than the decoded text this one has, up to each block; undefined where it is that text. */
  readonly #excess: Uint32Array | undefined;
  #decoded: string | undefined;

  /** @param bytes UTF-8, without a byte order mark */
  constructor(bytes: Uint8Array) {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    this.text = buffer.toString('latin1');
    if (isAscii(bytes)) this.#decoded = this.text;
    else this.#excess = excessOf(bytes);
  }

  get isAscii(): boolean {
    return this.#excess === undefined;
  }

  /** The text itself, made when it is first asked for. */
  get decoded(): string {
    return (this.#decoded ??= widened(this.text));
  }

  /** The offset in the decoded text of one in this. */
  decodedOffset(offset: number): number {
    if (!this.#excess) return offset;
    const block = Math.floor(offset / blockLength);
    let excess = this.#excess[block]!;
    if (this.#excess[block + 1] === excess) return offset - excess;
    for (let at = block * blockLength; at < offset; at++) excess += excessAt(this.text.charCodeAt(at));
    return offset - excess;
  }

  /** The stretches with characters beyond ASCII. */
  *wideBlocks(): Iterable<readonly [start: number, end: number]> {
    const excess = this.#excess ?? [];
    for (let block = 0; block + 1 < excess.length; block++) {
      if (excess[block] !== excess[block + 1]) yield [block * blockLength, (block + 1) * blockLength];
    }
  }

  /** How many characters beyond ASCII there are, about. */
  get wideCount(): number {
    return this.#excess?.at(-1) ?? 0;
  }
}

/** What a part of a narrow text says. */
export function widened(part: string): string {
  return Buffer.from(part, 'latin1').toString('utf8');
}

/** The sums of what every block has too much, the first of which is none. */
function excessOf(bytes: Uint8Array): Uint32Array {
  const sums = new Uint32Array(Math.ceil(bytes.length / blockLength) + 2);
  let sum = 0;
  for (let block = 0; block + 1 < sums.length; block++) {
    sums[block] = sum;
    const start = block * blockLength;
    sum += excessIn(bytes.subarray(start, start + blockLength));
  }
  sums[sums.length - 1] = sum;
  return sums;
}

/** A handful of characters stand in a block that has any: the rest of it is passed over. */
function excessIn(block: Uint8Array): number {
  if (isAscii(block)) return 0;
  let sum = 0;
  for (let start = 0; start < block.length; start += 256) {
    const part = block.subarray(start, start + 256);
    if (!isAscii(part)) for (const byte of part) sum += excessAt(byte);
  }
  return sum;
}

/** A byte that continues a character counts for nothing, and one that begins four of them for two. */
function excessAt(byte: number): number {
  if (byte < 0x80) return 0;
  if (byte < 0xc0) return 1;
  return byte >= 0xf0 ? -1 : 0;
}
