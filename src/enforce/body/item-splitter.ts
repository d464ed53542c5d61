import { BodyProblem, bodyError } from './result.js';

/** https://spec.openapis.org/oas/v3.2.0.html#sequential-media-types */
export type ItemForm = 'lines' | 'records' | 'events';

const [LF, CR, RS] = [0x0a, 0x0d, 0x1e];

/**
 * Cuts a sequential body into the bytes of its items: lines, records that begin with RS (RFC 7464), or events that end
 * with an empty line, whose lines end in LF, CR or both. Each byte is looked at once, however small the chunks.
 */
export class ItemSplitter {
  #pieces: Buffer[] = [];
  #length = 0;
  /** Of events: whether the line so far is empty, and whether the byte before was a CR. */
  #blank = true;
  #afterCr = false;

  /** @param limit bytes of one item */
  constructor(
    private readonly form: ItemForm,
    private readonly limit: number,
  ) {}

  /** @throws BodyProblem at an item that is longer than the limit */
  *push(chunk: Buffer): Generator<Buffer, void, undefined> {
    let start = 0;
    for (let end = this.#end(chunk, start); end !== -1; end = this.#end(chunk, start)) {
      this.#keep(chunk.subarray(start, end));
      yield this.#item();
      start = end + 1;
    }
    this.#keep(chunk.subarray(start));
  }

  /** Bytes of the item that has not ended yet. */
  get pending(): number {
    return this.#length;
  }

  /** The item that has not ended yet, taken for whole: what comes next begins another. */
  cut(): Buffer {
    return this.#item();
  }

  /** What stands after the last separator; an event that no empty line ends is none. */
  rest(): Buffer | undefined {
    return this.#length === 0 || this.form === 'events' ? undefined : this.#item();
  }

  /** The place of the byte that ends an item. */
  #end(chunk: Buffer, from: number): number {
    if (this.form !== 'events') return chunk.indexOf(this.form === 'lines' ? LF : RS, from);
    for (let index = from; index < chunk.length; index += 1) {
      const byte = chunk[index];
      const follows = this.#afterCr && byte === LF;
      this.#afterCr = byte === CR;
      if (follows) continue;
      if (byte !== LF && byte !== CR) this.#blank = false;
      else if (this.#blank) return index;
      else this.#blank = true;
    }
    return -1;
  }

  #keep(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.#length += bytes.length;
    if (this.#length > this.limit) throw tooLong(this.limit);
    this.#pieces.push(bytes);
  }

  #item(): Buffer {
    const item = this.#pieces.length === 1 ? this.#pieces[0]! : Buffer.concat(this.#pieces, this.#length);
    this.#pieces = [];
    this.#length = 0;
    return item;
  }
}

function tooLong(limit: number): BodyProblem {
  const message = `has an item that is longer than the limit of ${limit} bytes`;
  return new BodyProblem('too-large', [{ ...bodyError('too-large'), message }]);
}
