import type { Readable } from 'node:stream';
import type { RefusalCode } from '../refusals.js';

const nothing = Buffer.alloc(0);

/**
 * Reads a stream to its end, into memory.
 * @returns the bytes, or why there are none; never rejects. After a refusal the source's listeners are gone.
 */
export function readBytes(source: Readable, limit: number, timeout: number): Promise<Buffer | RefusalCode> {
  return new Promise(resolve => {
    const chunks: Buffer[] = [];
    let length = 0;
    const timer = timeout > 0 ? setTimeout(() => finish('timeout'), timeout) : undefined;

    function finish(result: Buffer | RefusalCode): void {
      if (timer !== undefined) clearTimeout(timer);
      source.off('data', onData);
      source.off('end', onEnd);
      source.off('close', onClose);
      // the error listener stays: what fails later must not become uncaught
      resolve(result);
    }
    function onData(chunk: Buffer): void {
      length += chunk.length;
      if (length > limit) finish('too-large');
      else chunks.push(chunk);
    }
    function onEnd(): void {
      finish(chunks.length === 1 ? chunks[0]! : chunks.length === 0 ? nothing : Buffer.concat(chunks, length));
    }
    function onClose(): void {
      finish('aborted');
    }
    source.on('data', onData);
    source.on('end', onEnd);
    source.on('close', onClose);
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
