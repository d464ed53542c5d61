import type { Readable } from 'node:stream';
import type { RefusalCode } from '../../refusals.js';
import type { BodyFault } from '../result.js';
import { boundaryOf } from './boundary.js';
import { type ChunkTaker, type IntakeLimits, type Outcome, takeIn } from './intake.js';
import { PartContent } from './part-content.js';
import type { PartHeaders } from './part-headers.js';
import { MultipartScanner, type ScanEvent } from './scanner.js';

/** Takes one part: as a whole, or as a stream that it consumes or gives up. Neither throws. */
export type PartTaker = {
  /** Where the part stands in the body, as errors name it. */
  readonly pointer: string;
} & (
  | { readonly whole: (bytes: Buffer) => RefusalCode | undefined }
  | {
      readonly stream: (content: PartContent) => Promise<RefusalCode | undefined>;
      /** The bytes beyond which it gives up. */
      readonly limit?: number;
    }
);

export interface PartLimits extends IntakeLimits {
  readonly parts: number;
  /** Of a part that is taken as a whole. */
  readonly partBytes: number;
}

/**
 * Reads a multipart body, part by part, https://www.rfc-editor.org/rfc/rfc7578.
 * @param open says how a part is taken, or why the whole body is refused
 * @returns when all parts were taken, why the body is refused; `empty` where it has not a byte. Never rejects.
 */
export function parseMultipart(
  source: Readable,
  contentType: string,
  limits: PartLimits,
  open: (headers: PartHeaders) => PartTaker | BodyFault,
): Promise<Outcome> {
  const boundary = boundaryOf(contentType);
  if (boundary === undefined) return Promise.resolve({ code: 'malformed' });
  return takeIn(source, new Run(new MultipartScanner(boundary, limits), limits.partBytes, open), limits);
}

/** One body on its way to whoever takes its parts. */
class Run implements ChunkTaker {
  #pointer: string | undefined;
  /** Bytes of the part that is under way. */
  #limit: number | undefined;
  #part:
    | { readonly take: (bytes: Buffer) => RefusalCode | undefined; readonly chunks: Buffer[]; length: number }
    | undefined;
  #content: PartContent | undefined;
  #stored: Promise<RefusalCode | undefined> | undefined;
  #failed: RefusalCode | undefined;
  busy = false;

  constructor(
    private readonly scanner: MultipartScanner,
    private readonly partBytes: number,
    private readonly open: (headers: PartHeaders) => PartTaker | BodyFault,
  ) {}

  take(chunk: Buffer): Promise<BodyFault | undefined> {
    return this.#follow(this.scanner.write(chunk));
  }

  end(): Promise<BodyFault | undefined> {
    return this.#follow(this.scanner.end());
  }

  /** Gives up the part that is under way, and waits for whoever took it. */
  async stop(): Promise<void> {
    this.#content?.giveUp();
    await this.#stored;
  }

  async #follow(events: Iterable<ScanEvent>): Promise<BodyFault | undefined> {
    this.busy = true;
    const fault = await this.#each(events);
    this.busy = false;
    return fault;
  }

  async #each(events: Iterable<ScanEvent>): Promise<BodyFault | undefined> {
    for (const event of events) {
      if (event.kind === 'refused') return event;
      if (event.kind === 'part') {
        const fault = this.#begin(event.headers);
        if (fault) return fault;
        continue;
      }
      const code = event.kind === 'end' ? await this.#finish() : await this.#take(event.bytes);
      if (code !== undefined) return { code, pointer: this.#pointer, limit: this.#limit };
    }
    return undefined;
  }

  async #take(bytes: Buffer): Promise<RefusalCode | undefined> {
    const wait = this.#content?.add(bytes);
    if (wait) await wait;
    return this.#failed ?? this.#keep(bytes);
  }

  #begin(headers: PartHeaders): BodyFault | undefined {
    const taker = this.open(headers);
    if ('code' in taker) return taker;
    this.#pointer = taker.pointer;
    this.#limit = 'whole' in taker ? this.partBytes : taker.limit;
    if ('whole' in taker) this.#part = { take: taker.whole, chunks: [], length: 0 };
    else {
      this.#content = new PartContent();
      // whoever takes it has a listener of its own; a part that is given up is nobody's failure
      this.#content.on('error', () => {});
      this.#stored = taker.stream(this.#content).then(code => (this.#failed = code));
    }
    return undefined;
  }

  #keep(bytes: Buffer): RefusalCode | undefined {
    const part = this.#part;
    if (!part) return undefined;
    part.length += bytes.length;
    if (part.length > this.partBytes) return 'too-large';
    part.chunks.push(bytes);
    return undefined;
  }

  /** The next part is opened when this one has been put away. */
  async #finish(): Promise<RefusalCode | undefined> {
    const part = this.#part;
    this.#part = undefined;
    if (part) return part.take(part.chunks.length === 1 ? part.chunks[0]! : Buffer.concat(part.chunks, part.length));
    this.#content?.finish();
    this.#content = undefined;
    const code = await this.#stored;
    this.#stored = undefined;
    return code;
  }
}
