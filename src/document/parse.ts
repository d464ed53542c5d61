import { isUtf8 } from 'node:buffer';
import { type Finding, FindingsError } from '../diagnostics/index.js';
import type { Raw } from './access.js';
import { NarrowText } from './narrow-text.js';
import { findingAt } from './parse-error.js';
import { type Parsed, parseJson } from './parse-json.js';
import { parseYaml } from './parse-yaml.js';
import { ParsedFile } from './source-file.js';

export type Format = 'yaml' | 'json';

export interface ParsedSource {
  readonly file: ParsedFile;
  readonly parsed: Parsed;
}

/** The text of a source, its byte order mark removed. */
export interface Decoded {
  readonly uri: string;
  readonly display: string;
  readonly bytes: Uint8Array;
  readonly text: NarrowText;
}

/**
 * Parses a text of a known or told format.
 * @param options with `recover`, YAML that does not parse is read around its faults; JSON is not
 * @throws FindingsError syntax-error, duplicate-key (YAML), too-deep, alias-bomb
 */
export function parseText(
  decoded: Decoded,
  limits: { readonly depth: number; readonly aliasNodes: number },
  { format = formatOf(decoded), recover = false }: { readonly format?: Format; readonly recover?: boolean } = {},
): ParsedSource {
  const { uri, display, text, bytes } = decoded;
  const input = {
    narrow: text,
    get text() {
      return text.decoded;
    },
    bytes,
    display,
    depth: limits.depth,
    aliasNodes: limits.aliasNodes,
  };
  const parsed = format === 'json' ? parseJson(input) : parseYaml(input, recover);
  const { value, positions, holes = [], losesDigits } = parsed;
  return { file: new ParsedFile({ uri, display, format, text, value, positions, holes, losesDigits }), parsed };
}

/**
 * Reads UTF-8.
 * @throws FindingsError invalid-encoding
 */
export function decodeText({ uri, display, bytes }: Raw): Decoded {
  // no document has a zero byte, as nearly all that is no text does
  if (!isUtf8(bytes) || hasZero(bytes)) throw new FindingsError([encodingFinding(bytes, display)]);
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const content = hasMark ? bytes.subarray(3) : bytes;
  return { uri, display, bytes: content, text: new NarrowText(content) };
}

/** By its mark; without one, by the zero byte beside the first character, which a document has in common with ASCII. */
function isUtf16([first, second]: Uint8Array): boolean {
  if (first === undefined || second === undefined) return false;
  if (first === 0xff || first === 0xfe) return first + second === 0x1fd;
  const character = first + second;
  return (first === 0 || second === 0) && /[\t\n\r -~]/.test(String.fromCharCode(character));
}

/** A Buffer looks for it many times faster than an array does. */
function hasZero({ buffer, byteOffset, length }: Uint8Array): boolean {
  return Buffer.from(buffer, byteOffset, length).includes(0);
}

function encodingFinding(bytes: Uint8Array, display: string): Finding {
  // up to the first bad byte the lenient decoder gives the same text; a replacement character may also be written
  const utf16 = isUtf16(bytes);
  let good = 0;
  for (let step = utf16 ? 0 : 1 << 30; step >= 1; step >>= 1) {
    const end = Math.min(good + step, bytes.length);
    if (isUtf8Prefix(bytes.subarray(0, end))) good = end;
  }
  const zero = utf16 ? -1 : bytes.indexOf(0);
  const bad = zero === -1 ? good : Math.min(good, zero);
  const before = new TextDecoder().decode(bytes.subarray(0, bad), { stream: true });
  const at = { text: before, display };
  if (utf16) return findingAt(at, 'invalid-encoding', before.length, 'this text is UTF-16, not UTF-8');
  if (zero === -1) return findingAt(at, 'invalid-encoding', before.length, 'this byte is not UTF-8');
  const first = bad === zero ? 'is zero' : `is 0x${bytes[bad]!.toString(16)}, which is not UTF-8 there`;
  const message = `this file is not text: its byte ${bad + 1} ${first}`;
  return findingAt(at, 'invalid-encoding', before.length, message, {
    remedy: 'Name the document itself, as text: an archive, an image or a program is none.',
  });
}

/** Whether bytes are UTF-8, but for a last character that may be cut off. */
function isUtf8Prefix(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** By the ending of the name; else by the first character: every JSON document of ours begins with a brace. */
function formatOf({ display, text }: Decoded): Format {
  const path = display.split(/[?#]/, 1)[0]!;
  if (/\.json$/i.test(path)) return 'json';
  if (/\.ya?ml$/i.test(path) || !/^\s*[{[]/.test(text.decoded)) return 'yaml';
  try {
    JSON.parse(text.decoded);
    return 'json';
  } catch {
    // flow style of YAML looks like JSON; the quotes of the first key tell
    return /^\s*(?:\{\s*"|\[)/.test(text.decoded) ? 'json' : 'yaml';
  }
}
