import type { Readable } from 'node:stream';
import type { Deadlines } from '../deadlines.js';
import type { RefusalCode } from '../refusals.js';

const nothing = Buffer.alloc(0);

/**
 * Reads a stream to its end, into memory.
 * @param use makes of the bytes, or of why there are none, what is given; at once, because every promise costs a small body
 * @returns what `use` gave; rejects with what it threw
 */
export function readBytes<Result>(
  source: Readable,
  limit: number,
  deadlines: Deadlines<() => void>,
  use: (read: Buffer | RefusalCode) => Result,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    let first: Buffer | undefined;
    let more: Buffer[] | undefined;
    let length = 0;
    let done = false;
    const deadline = deadlines.start(() => finish('timeout'));

    function finish(result: Buffer | RefusalCode): void {
      if (done) return;
      done = true;
      deadlines.stop(deadline);
      // the error listener stays: what fails later must not become uncaught
      if (typeof result === 'string') source.off('data', onData);
      try {
        resolve(use(result));
      } catch (error) {
        reject(error);
      }
    }
    function onData(chunk: Buffer): void {
      length += chunk.length;
      if (length > limit) finish('too-large');
      else if (first === undefined) first = chunk;
      else if (more === undefined) more = [first, chunk];
      else more.push(chunk);
    }
    source.on('data', onData);
    source.on('end', () => finish(more === undefined ? (first ?? nothing) : Buffer.concat(more, length)));
    // a request that is broken off fails with an error too, so nothing listens to `close`
    source.on('error', error => finish(refusalOfError(error)));
    if (source.destroyed) finish('aborted');
  });
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
