import type { Format } from '../runtime/rules.js';
import { isBase64, isBase64Url } from './encodings.js';

/** Other texts of the OpenAPI format registry, https://spec.openapis.org/registry/format/ */
const TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const QUOTED = '"(?:[\\t \\x21\\x23-\\x5b\\x5d-\\x7e\\x80-\\xff]|\\\\[\\t \\x21-\\x7e\\x80-\\xff])*"';
// RFC 9110, section 12.5.1
const MEDIA_RANGE = new RegExp(
  `^(?:\\*/\\*|(?!\\*/)${TOKEN}/${TOKEN})(?:[ \\t]*;[ \\t]*(?:${TOKEN}=(?:${TOKEN}|${QUOTED}))?)*$`,
);
// RFC 9651, section 3.3
const SF_INTEGER = /^-?\d{1,15}$/;
const SF_DECIMAL = /^-?\d{1,12}\.\d{1,3}$/;
const SF_STRING = /^"(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\])*"$/;
const SF_TOKEN = /^[A-Za-z*][!#$%&'*+.^_`|~0-9A-Za-z:/-]*$/;
const SF_BINARY = /^:([A-Za-z0-9+/]*={0,2}):$/;

function isRegex(source: string): boolean {
  try {
    return new RegExp(source, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

const text = (expected: string, test: (value: string) => boolean): Format => ({ applies: 'string', expected, test });
const anything = (): Format => text('a text', () => true);

export const textFormats: readonly (readonly [string, Format])[] = [
  ['binary', anything()],
  ['byte', text('a text encoded in base64', isBase64)],
  ['base64url', text('a text encoded in base64url', isBase64Url)],
  ['char', text('a single character', value => [...value].length === 1)],
  ['commonmark', anything()],
  ['html', anything()],
  ['password', anything()],
  ['regex', text('a regular expression of ECMA-262', isRegex)],
  ['media-range', text('a media range as in RFC 9110', value => MEDIA_RANGE.test(value))],
  ['sf-integer', text('an integer as in RFC 9651', value => SF_INTEGER.test(value))],
  ['sf-decimal', text('a decimal as in RFC 9651', value => SF_DECIMAL.test(value))],
  ['sf-boolean', text('?0 or ?1', value => value === '?0' || value === '?1')],
  ['sf-string', text('a string as in RFC 9651', value => SF_STRING.test(value))],
  ['sf-token', text('a token as in RFC 9651', value => SF_TOKEN.test(value))],
  ['sf-binary', text('a byte sequence as in RFC 9651', value => isBase64(SF_BINARY.exec(value)?.[1] ?? 'x'))],
];
