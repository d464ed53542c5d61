import { isAscii, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';

const utf8 = new Set(['utf-8', 'utf8', 'us-ascii', 'ascii']);

/**
 * Decodes a body's text; bytes that aren't text are no replacement characters but an error.
 * @param charset as the Content-Type says; UTF-8 where it doesn't
 * @returns without byte order mark; or the code of the refusal
 */
export function decodeBody(
  bytes: Buffer,
  charset: string | undefined,
): { readonly text: string } | { readonly refusal: 'encoding' | 'charset' } {
  if (charset !== undefined && !utf8.has(charset.toLowerCase())) return decodeOther(bytes, charset);
  const text = decodeUtf8(bytes);
  return text === undefined ? { refusal: 'encoding' } : { text };
}

export function decodeUtf8(bytes: Buffer): string | undefined {
  if (isAscii(bytes)) return bytes.toString('latin1');
  if (!isUtf8(bytes)) return undefined;
  const text = bytes.toString('utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function decodeOther(bytes: Buffer, charset: string): ReturnType<typeof decodeBody> {
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(charset, { fatal: true });
  } catch {
    return { refusal: 'charset' };
  }
  try {
    return { text: decoder.decode(bytes) };
  } catch {
    return { refusal: 'encoding' };
  }
}
