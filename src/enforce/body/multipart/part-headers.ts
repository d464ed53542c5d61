import type { RefusalCode } from '../../refusals.js';
import { decodeUtf8 } from '../text.js';

/** The header fields of one part, https://www.rfc-editor.org/rfc/rfc2046#section-5.1 */
export class PartHeaders {
  /** Names as sent and values by turns, as node has those of a request. */
  readonly raw: readonly string[];

  constructor(raw: readonly string[]) {
    this.raw = raw;
  }

  /** @param name in lower case */
  all(name: string): readonly string[] {
    return this.raw.filter((_, index) => index % 2 === 1 && this.raw[index - 1]!.toLowerCase() === name);
  }

  has(name: string): boolean {
    return this.all(name).length > 0;
  }
}

const mostLines = 50;
const fieldName = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const forbidden = /[\0\r\n]/;

/**
 * Reads a block of header fields, without the blank line that ends it. Names and file names come in UTF-8,
 * https://www.rfc-editor.org/rfc/rfc7578#section-5.1
 */
export function parsePartHeaders(bytes: Buffer): PartHeaders | RefusalCode {
  const text = decodeUtf8(bytes);
  if (text === undefined) return 'encoding';
  if (text === '') return new PartHeaders([]);
  // a line that begins with white space goes on with the one before
  const lines = text.replace(/\r\n(?=[ \t])/g, '').split('\r\n');
  if (lines.length > mostLines) return 'too-large';
  const raw: string[] = [];
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0));
    if (!fieldName.test(name) || forbidden.test(line)) return 'malformed';
    raw.push(name, line.slice(colon + 1).trim());
  }
  return new PartHeaders(raw);
}
