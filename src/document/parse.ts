import { FindingsError } from '../diagnostics/index.js';
import type { Raw } from './access.js';
import { findingAt } from './parse-error.js';
import { type Parsed, parseJson } from './parse-json.js';
import { parseYaml } from './parse-yaml.js';
import { ParsedFile } from './source-file.js';

export type Format = 'yaml' | 'json';

export interface ParsedSource {
  readonly file: ParsedFile;
  readonly parsed: Parsed;
}

/**
 * Parses a text of a known or told format.
 * @throws FindingsError syntax-error, duplicate-key (YAML), too-deep, alias-bomb
 */
export function parseText(
  text: string,
  names: { readonly uri: string; readonly display: string },
  limits: { readonly depth: number; readonly aliasNodes: number },
  format: Format = formatOf(names.display, text),
): ParsedSource {
  const input = { text, display: names.display, depth: limits.depth, aliasNodes: limits.aliasNodes };
  const parsed = format === 'json' ? parseJson(input) : parseYaml(input);
  const file = new ParsedFile({ ...names, format, text, value: parsed.value, positions: parsed.positions });
  return { file, parsed };
}

/**
 * UTF-8 without its byte order mark.
 * @throws FindingsError invalid-encoding
 */
export function decodeText(raw: Raw): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw.bytes);
  } catch {
    // up to the first bad byte the lenient decoder gives the same text
    const before = new TextDecoder().decode(raw.bytes).split('\ufffd', 1)[0]!;
    const utf16 = (raw.bytes[0] === 0xff && raw.bytes[1] === 0xfe) || (raw.bytes[0] === 0xfe && raw.bytes[1] === 0xff);
    const what = utf16 ? 'this text is UTF-16' : 'this byte is not UTF-8';
    throw new FindingsError([
      findingAt({ text: before, display: raw.display }, 'invalid-encoding', before.length, what),
    ]);
  }
}

/** By the ending of the name; else by the first character: every JSON document of ours begins with a brace. */
export function formatOf(name: string, text: string): Format {
  const path = name.split(/[?#]/, 1)[0]!;
  if (/\.json$/i.test(path)) return 'json';
  if (/\.ya?ml$/i.test(path) || !/^\s*[{[]/.test(text)) return 'yaml';
  try {
    JSON.parse(text);
    return 'json';
  } catch {
    // flow style of YAML looks like JSON; the quotes of the first key tell
    return /^\s*(?:\{\s*"|\[)/.test(text) ? 'json' : 'yaml';
  }
}
