import type { RefusalCode } from '../../refusals.js';
import { type PartHeaders, parsePartHeaders } from './part-headers.js';

/** What a multipart body holds, in its order. After `refused` comes nothing. */
export type ScanEvent =
  | { readonly kind: 'part'; readonly headers: PartHeaders }
  | { readonly kind: 'data'; readonly bytes: Buffer }
  | { readonly kind: 'end' }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly limit?: number };

export interface ScanLimits {
  readonly parts: number;
}

const mostHeaderBytes = 16 * 1024;
const mostPadding = 100;
const lineEnd = Buffer.from('\r\n');
const blankLine = Buffer.from('\r\n\r\n');
const empty = Buffer.alloc(0);
const [CR, LF, DASH, SPACE, TAB] = [0x0d, 0x0a, 0x2d, 0x20, 0x09];

const endOfPart: ScanEvent = Object.freeze({ kind: 'end' });
const refused = (code: RefusalCode, limit?: number): ScanEvent => ({
  kind: 'refused',
  code,
  ...(limit !== undefined && { limit }),
});

/**
 * Takes the bytes of a multipart body apart as they come, https://www.rfc-editor.org/rfc/rfc2046#section-5.1.1.
 * A delimiter is a whole line: what only begins like one is content. Lines end in CRLF.
 */
export class MultipartScanner {
  readonly #delimiter: Buffer;
  readonly #limits: ScanLimits;
  #state: 'preamble' | 'headers' | 'content' | 'epilogue' = 'preamble';
  /** What can't be told yet. A body may begin with its first delimiter: a line end before it does no harm. */
  #rest: Buffer = lineEnd;
  /** Bytes of the blank line after the headers that still lie in front of the content: they may belong to a delimiter. */
  #skip = 0;
  #parts = 0;

  constructor(boundary: string, limits: ScanLimits) {
    this.#delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1');
    this.#limits = limits;
  }

  *write(chunk: Buffer): Generator<ScanEvent, void, undefined> {
    if (this.#state === 'epilogue') return;
    const data = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    this.#rest = empty;
    let from: number | undefined = 0;
    // each step stores what it leaves for the next chunk
    while (from !== undefined && !this.#isOver()) {
      from = this.#state === 'headers' ? yield* this.#headers(data, from) : yield* this.#content(data, from);
    }
  }

  /** At the end of the body: it must have had its last delimiter. */
  *end(): Generator<ScanEvent, void, undefined> {
    if (this.#state === 'epilogue') return;
    const closing =
      this.#state === 'headers' ? undefined : this.#rest.subarray(this.#delimiter.length).toString('latin1');
    if (closing !== undefined && this.#rest.indexOf(this.#delimiter) === 0 && /^--[ \t]*$/.test(closing)) {
      if (this.#state === 'content') yield endOfPart;
      this.#state = 'epilogue';
    } else yield refused(this.#state === 'preamble' ? 'malformed' : 'truncated');
  }

  // the state changes while a step runs, which the compiler does not see
  #isOver(): boolean {
    return this.#state === 'epilogue';
  }

  /** @returns where to go on; undefined where more bytes are needed */
  *#headers(data: Buffer, from: number): Generator<ScanEvent, number | undefined, undefined> {
    const none = data[from] === CR && data[from + 1] === LF;
    const end = none ? from : data.indexOf(blankLine, from);
    if ((end === -1 ? data.length : end) - from > mostHeaderBytes) return yield* this.#refuse('too-large');
    if (end === -1) return this.#keep(data, from);
    const headers = parsePartHeaders(data.subarray(from, end));
    if (typeof headers === 'string') return yield* this.#refuse(headers);
    yield { kind: 'part', headers };
    this.#state = 'content';
    this.#skip = 2;
    return none ? end : end + 2;
  }

  *#content(data: Buffer, from: number): Generator<ScanEvent, number | undefined, undefined> {
    const at = data.indexOf(this.#delimiter, from);
    if (at === -1) {
      // only from a CR on can the last bytes begin a delimiter
      const tail = data.indexOf(CR, Math.max(from, data.length - this.#delimiter.length + 1));
      const end = tail === -1 ? data.length : tail;
      yield* this.#data(data, from, end);
      return this.#keep(data, end);
    }
    const line = endOfLine(data, at + this.#delimiter.length);
    if (line === undefined || line === 'content') {
      const end = line === undefined ? at : at + this.#delimiter.length;
      yield* this.#data(data, from, end);
      return line === undefined ? this.#keep(data, end) : end;
    }
    yield* this.#data(data, from, at);
    if (this.#state === 'content') yield endOfPart;
    this.#state = line.last ? 'epilogue' : 'headers';
    this.#skip = 0;
    if (!line.last && ++this.#parts > this.#limits.parts)
      return yield* this.#refuse('too-many-parts', this.#limits.parts);
    return line.end;
  }

  *#data(data: Buffer, from: number, end: number): Generator<ScanEvent, void, undefined> {
    if (this.#state !== 'content') return;
    const start = Math.min(from + this.#skip, end);
    this.#skip -= start - from;
    if (start < end) yield { kind: 'data', bytes: data.subarray(start, end) };
  }

  *#refuse(code: RefusalCode, limit?: number): Generator<ScanEvent, undefined, undefined> {
    this.#state = 'epilogue';
    yield refused(code, limit);
  }

  #keep(data: Buffer, from: number): undefined {
    this.#rest = data.subarray(from);
  }
}

/** What follows a delimiter: the end of its line, more content, or nothing that can be told yet. */
function endOfLine(
  data: Buffer,
  from: number,
): { readonly last: boolean; readonly end: number } | 'content' | undefined {
  let index = from;
  const last = data[index] === DASH;
  if (last && index + 1 < data.length && data[index + 1] !== DASH) return 'content';
  if (last) index += 2;
  while (data[index] === SPACE || data[index] === TAB) index += 1;
  if (index - from > mostPadding) return 'content';
  if (index >= data.length) return undefined;
  if (data[index] !== CR) return 'content';
  if (index + 1 >= data.length) return undefined;
  return data[index + 1] === LF ? { last, end: index + 2 } : 'content';
}
