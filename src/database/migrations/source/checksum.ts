import { createHash } from 'node:crypto';

/** SHA-256 of a text with plain line ends: how Git checks a file out is no change to it. */
export function checksumOf(text: string): string {
  return createHash('sha256')
    .update(text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n'))
    .digest('hex');
}
