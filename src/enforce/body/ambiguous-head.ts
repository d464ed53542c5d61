import type { IncomingMessage } from 'node:http';
import { type BodyRefusal, refuse } from './result.js';

/**
 * Why a body is not read whose head others may take otherwise: whoever checks it and whoever uses it, a proxy before or a
 * parser behind, could then mean different bodies. Asked of every request with a body: it makes nothing where all is well.
 */
export function ambiguousHead({ headers, rawHeaders }: IncomingMessage): BodyRefusal | undefined {
  // https://www.rfc-editor.org/rfc/rfc9112.html#section-6.1: a coding that is not understood is no plain body
  const coding = headers['transfer-encoding'];
  if (coding !== undefined && coding !== 'chunked' && coding.trim().toLowerCase() !== 'chunked')
    return refuseHeader('transfer-encoding', 'Transfer-Encoding', 'has a coding other than chunked');
  // node keeps the first of them, https://www.rfc-editor.org/rfc/rfc9110.html#section-5.3
  let types = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]!;
    if (name.length === 12 && (name === 'Content-Type' || name.toLowerCase() === 'content-type')) types += 1;
  }
  return types > 1 ? refuseHeader('repeated', 'Content-Type', 'must be given once') : undefined;
}

function refuseHeader(code: 'transfer-encoding' | 'repeated', name: string, message: string): BodyRefusal {
  return { ...refuse(code), errors: [{ in: 'header', name, pointer: '', code, message }] };
}
