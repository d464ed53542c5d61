import type { Format } from '../runtime/rules.js';
import { isIpv6 } from './network.js';

/** URIs (RFC 3986), IRIs (RFC 3987), templates (RFC 6570), pointers (RFC 6901). */
// RFC 3986 appendix B takes any text apart; each part is then held against its own set of characters.
const PARTS = /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#([\s\S]*))?$/;
const ASCII = "A-Za-z0-9._~!$&'()*+,;=\\-";
const UCS = '\\u00a0-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\uffef\\u{10000}-\\u{efffd}';
const PRIVATE = '\\ue000-\\uf8ff\\u{f0000}-\\u{ffffd}\\u{100000}-\\u{10fffd}';

interface Alphabet {
  readonly authority: RegExp;
  readonly path: RegExp;
  readonly query: RegExp;
  readonly fragment: RegExp;
}

/** @param inQuery allowed in the query alone */
function alphabet(extra: string, inQuery = ''): Alphabet {
  const set = (more: string) => new RegExp(`^(?:[${ASCII}${extra}${more}]|%[0-9A-Fa-f]{2})*$`, 'u');
  return { authority: set(':'), path: set(':@/'), query: set(`:@/?${inQuery}`), fragment: set(':@/?') };
}

const URI = alphabet('');
const IRI = alphabet(UCS, PRIVATE);

function isReference(text: string, letters: Alphabet, absolute: boolean): boolean {
  const found = PARTS.exec(text);
  if (!found) return false;
  const [, scheme, authority, path = '', query = '', fragment = ''] = found;
  if (absolute && scheme === undefined) return false;
  // Without a scheme the first segment can't hold a colon: it would be read as one.
  if (scheme === undefined && authority === undefined && /^[^/]*:/.test(path)) return false;
  if (authority !== undefined && !isAuthority(authority, letters)) return false;
  return letters.path.test(path) && letters.query.test(query) && letters.fragment.test(fragment);
}

function isAuthority(authority: string, letters: Alphabet): boolean {
  const at = authority.lastIndexOf('@');
  const [user, rest] = [authority.slice(0, Math.max(at, 0)), authority.slice(at + 1)];
  if (!letters.authority.test(user)) return false;
  const literal = /^\[(.*)\](?::\d*)?$/.exec(rest);
  if (literal) return isIpv6(literal[1]!) || /^v[0-9a-f]+\.[a-z0-9._~!$&'()*+,;=:-]+$/i.test(literal[1]!);
  const host = /^([^:]*)(?::\d*)?$/.exec(rest);
  return host !== null && letters.authority.test(host[1]!);
}

const NAME = '(?:[A-Za-z0-9_]|%[0-9A-Fa-f]{2})(?:\\.?(?:[A-Za-z0-9_]|%[0-9A-Fa-f]{2}))*(?:\\*|:[1-9]\\d{0,3})?';
// An apostrophe is allowed, as an erratum of RFC 6570 says.
const LITERAL = '[^\\s"<>\\\\^`{|}%\\u0000-\\u001f\\u007f-\\u009f]|%[0-9A-Fa-f]{2}';
const TEMPLATE = new RegExp(`^(?:${LITERAL}|\\{[+#./;?&=,!@|]?${NAME}(?:,${NAME})*\\})*$`, 'u');
const POINTER = /^(?:\/(?:[^~/]|~0|~1)*)*$/;
const RELATIVE_POINTER = /^(?:0|[1-9]\d*)(?:[+-][1-9]\d*)?(?:#|(?:\/(?:[^~/]|~0|~1)*)*)$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const text = (expected: string, test: (value: string) => boolean): Format => ({ applies: 'string', expected, test });

export const referenceFormats: readonly (readonly [string, Format])[] = [
  ['uri', text('a URI as in RFC 3986', value => isReference(value, URI, true))],
  ['uri-reference', text('a URI reference as in RFC 3986', value => isReference(value, URI, false))],
  ['iri', text('an IRI as in RFC 3987', value => isReference(value, IRI, true))],
  ['iri-reference', text('an IRI reference as in RFC 3987', value => isReference(value, IRI, false))],
  ['uri-template', text('a URI template as in RFC 6570', value => TEMPLATE.test(value))],
  ['json-pointer', text('a JSON Pointer as in RFC 6901', value => POINTER.test(value))],
  ['relative-json-pointer', text('a relative JSON Pointer', value => RELATIVE_POINTER.test(value))],
  ['uuid', text('a UUID as in RFC 9562', value => UUID.test(value))],
];
