import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Compression, isCompressed } from './compression.js';

/**
 * An entity tag that is strong names bytes, and compressed ones are others: compressed answers carry it as a weak one, which
 * If-None-Match takes for the same, and If-Match does not. A 304 repeats the tag in the form in which the client has it.
 * https://www.rfc-editor.org/rfc/rfc9110.html#name-etag and #name-example-entity-tags-varying
 */
export function weakEtag(request: IncomingMessage, response: ServerResponse, status: number): void {
  const etag = response.getHeader('ETag');
  if (typeof etag !== 'string' || etag.startsWith('W/')) return;
  const encoded = response.hasHeader('Content-Encoding');
  const known = status === 304 && (request.headers['if-none-match'] ?? '').includes(`W/${etag}`);
  if (encoded || known) response.setHeader('ETag', `W/${etag}`);
}

/**
 * HEAD has the head that GET would have: without the length of what would have been compressed, and with its entity tag.
 * https://www.rfc-editor.org/rfc/rfc9110.html#name-head
 */
export function headOfHead(response: ServerResponse, compression: Compression, status: number): void {
  weakEtag(response.req, response, status);
  if (!isCompressed(response, compression, status)) return;
  response.removeHeader('Content-Length');
  const etag = response.getHeader('ETag');
  if (typeof etag === 'string' && !etag.startsWith('W/')) response.setHeader('ETag', `W/${etag}`);
}
