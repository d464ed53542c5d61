import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

const decoders = new Map<string, () => NodeJS.ReadWriteStream & Readable>([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
]);

/**
 * The body as its sender meant it, https://www.rfc-editor.org/rfc/rfc9110#section-8.4.
 * @returns undefined where the coding isn't one that is read, or several were applied
 */
export function decompressed(request: IncomingMessage, allowed: boolean): Readable | undefined {
  const coding = request.headers['content-encoding'];
  if (coding === undefined) return request;
  const name = coding.trim().toLowerCase();
  if (name === '' || name === 'identity') return request;
  const make = allowed ? decoders.get(name) : undefined;
  if (!make) return undefined;
  const decoder = make();
  // whoever reads has a listener too; where nobody does, as of a body that is refused unread, a failure is nobody's
  decoder.on('error', () => {});
  request.on('error', error => decoder.destroy(error));
  request.on('close', () => {
    if (!request.complete) decoder.destroy(new Error('aborted'));
  });
  return request.pipe(decoder);
}
