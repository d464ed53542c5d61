import type { Readable } from 'node:stream';
import type { Deadline, Deadlines } from '../deadlines.js';
import type { RefusalCode } from '../refusals.js';

const nothing = Buffer.alloc(0);

/** What has a deadline for its bytes. */
export interface Expiring {
  expire(): void;
}

/**
 * Reads a stream to its end, into memory.
 * @param use makes of the bytes, or of why there are none, what is given; at once, because every promise costs a small body
 * @returns what `use` gave; rejects with what it threw
 */
export function readBytes<Result>(
  source: Readable,
  limit: number,
  deadlines: Deadlines<Expiring>,
  use: (read: Buffer | RefusalCode) => Result,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const intake = new Intake(source, limit, deadlines, use, resolve, reject);
    source.on('data', intake.onData);
    source.on('end', () => intake.end());
    // a request that is broken off fails with an error too, so nothing listens to `close`
    source.on('error', error => intake.finish(refusalOfError(error)));
    if (source.destroyed) intake.finish('aborted');
  });
}

/** One body on its way into memory: an object with a few functions costs less than a function for each thing that may happen. */
class Intake<Result> implements Expiring {
  readonly onData = (chunk: Buffer): void => this.#take(chunk);
  readonly #deadline: Deadline<Expiring> | undefined;
  #first: Buffer | undefined;
  #more: Buffer[] | undefined;
  #length = 0;
  #done = false;

  constructor(
    private readonly source: Readable,
    private readonly limit: number,
    private readonly deadlines: Deadlines<Expiring>,
    private readonly use: (read: Buffer | RefusalCode) => Result,
    private readonly resolve: (result: Result) => void,
    private readonly reject: (error: unknown) => void,
  ) {
    this.#deadline = deadlines.start(this);
  }

  #take(chunk: Buffer): void {
    this.#length += chunk.length;
    if (this.#length > this.limit) this.finish('too-large');
    else if (this.#first === undefined) this.#first = chunk;
    else if (this.#more === undefined) this.#more = [this.#first, chunk];
    else this.#more.push(chunk);
  }

  end(): void {
    this.finish(this.#more === undefined ? (this.#first ?? nothing) : Buffer.concat(this.#more, this.#length));
  }

  expire(): void {
    this.finish('timeout');
  }

  finish(result: Buffer | RefusalCode): void {
    if (this.#done) return;
    this.#done = true;
    this.deadlines.stop(this.#deadline);
    // the error listener stays: what fails later must not become uncaught
    if (typeof result === 'string') this.source.off('data', this.onData);
    try {
      this.resolve(this.use(result));
    } catch (error) {
      this.reject(error);
    }
  }
}

/** zlib's errors have codes of their own; everything else is the connection's. */
export function refusalOfError(error: Error & { readonly code?: unknown }): RefusalCode {
  const code = String(error.code ?? '');
  if (code === 'Z_BUF_ERROR') return 'truncated';
  return code.startsWith('Z_') ||
    code.includes('BROTLI') ||
    code.startsWith('ERR__ERROR') ||
    code.startsWith('ERR_ZLIB')
    ? 'encoding'
    : 'aborted';
}
