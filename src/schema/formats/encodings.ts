/** Content encodings, https://www.rfc-editor.org/rfc/rfc4648 and RFC 2045 section 6 */
export interface Encoding {
  test(text: string): boolean;
  /** @param text one that `test` accepts */
  decode(text: string): string;
}

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const BASE64URL = /^[A-Za-z0-9_-]*={0,2}$/;
const BASE32 = /^[A-Z2-7]*={0,6}$/;
const BASE16 = /^(?:[0-9A-Fa-f]{2})*$/;

const utf8 = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** https://www.rfc-editor.org/rfc/rfc4648#section-4: padded, without line breaks. */
export function isBase64(text: string): boolean {
  return text.length % 4 === 0 && BASE64.test(text);
}

/** https://www.rfc-editor.org/rfc/rfc4648#section-5: the padding may be left out. */
export function isBase64Url(text: string): boolean {
  const bare = text.indexOf('=') < 0;
  return BASE64URL.test(text) && (bare ? text.length % 4 !== 1 : text.length % 4 === 0);
}

function isBase32(text: string): boolean {
  return text.length % 8 === 0 && BASE32.test(text) && ![2, 5].includes(text.length - text.replace(/=+$/, '').length);
}

function fromBase32(text: string): Uint8Array {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const letter of text.replace(/=+$/, '')) {
    held = ((held << 5) | 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter)) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 0xff);
  }
  return Uint8Array.from(bytes);
}

/** Lines of printable ASCII of at most 76 characters; `=` begins an octet or ends a soft-broken line, never the text. */
function isQuotedPrintable(text: string): boolean {
  if (text.endsWith('=')) return false;
  return text
    .split(/\r\n/)
    .every(line => line.length <= 76 && /^(?:[\t !-<>-~]|=[0-9A-F]{2})*=?$/.test(line) && !/[ \t]$/.test(line));
}

function fromQuotedPrintable(text: string): string {
  const joined = text.replace(/=\r\n/g, '');
  const latin = joined.replace(/=([0-9A-F]{2})/g, (_, octet: string) =>
    String.fromCharCode(Number.parseInt(octet, 16)),
  );
  return Buffer.from(latin, 'latin1').toString('utf8');
}

// RFC 2045, section 2: the identity encodings restrict the octets alone.
// biome-ignore lint/suspicious/noControlCharactersInRegex: the encoding is defined by them.
const SEVEN_BIT = /^[\u0001-\u007f]*$/;

export const encodings: ReadonlyMap<string, Encoding> = new Map<string, Encoding>([
  ['base64', { test: isBase64, decode: text => Buffer.from(text, 'base64').toString('utf8') }],
  ['base64url', { test: isBase64Url, decode: text => Buffer.from(text, 'base64url').toString('utf8') }],
  ['base32', { test: isBase32, decode: text => utf8(fromBase32(text)) }],
  ['base16', { test: text => BASE16.test(text), decode: text => Buffer.from(text, 'hex').toString('utf8') }],
  ['quoted-printable', { test: isQuotedPrintable, decode: fromQuotedPrintable }],
  ['7bit', { test: text => SEVEN_BIT.test(text), decode: text => text }],
  ['8bit', { test: () => true, decode: text => text }],
  ['binary', { test: () => true, decode: text => text }],
]);
