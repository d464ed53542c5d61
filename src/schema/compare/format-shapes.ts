/** Which texts have a format, as patterns. */
export interface Shape {
  /** All that have it match this. */
  readonly outer: string;
  /** All that match this have it: the same where it is regular. */
  readonly inner: string | undefined;
  /** Some that have it. */
  readonly texts: readonly string[];
}

const month31 = '(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])';
const month30 = '(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)';
const leap = '(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29';
const date = `(?:[0-9]{4}-(?:${month31}|${month30}|02-(?:0[1-9]|1[0-9]|2[0-8]))|${leap})`;
const minute = '(?:[01][0-9]|2[0-3]):[0-5][0-9]';
const fraction = '(?:\\.[0-9]+)?';
const zone = `(?:[zZ]|[+-]${minute})`;
/** What a second of 60 may be added to is told by the offset: no pattern of a bearable size says it. */
const time = {
  outer: `${minute}:(?:[0-5][0-9]|60)${fraction}${zone}`,
  inner: `${minute}:[0-5][0-9]${fraction}${zone}`,
};
const local = `${minute}:(?:[0-5][0-9]|60)${fraction}`;

const days = '(?:[0-9]+Y(?:[0-9]+M(?:[0-9]+D)?)?|[0-9]+M(?:[0-9]+D)?|[0-9]+D)';
const hours = '(?:[0-9]+H(?:[0-9]+M(?:[0-9]+S)?)?|[0-9]+M(?:[0-9]+S)?|[0-9]+S)';
const weekday = '(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)';
const monthName = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';

const byte = '(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])';
const hex = '[0-9a-fA-F]';
const label = '[a-z0-9]{1,63}';
const names = { short: '[a-z]{1,63}\\.example\\.com', long: '(?:[a-z]{63}\\.){1,2}[a-z]{1,63}' };

const escaped = `%${hex}{2}`;
const segment = `(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|${escaped})`;
const scheme = '[A-Za-z][A-Za-z0-9+.-]*:';
const path = `(?:/${segment}+)*/?`;
const rest = `(?:\\?(?:${segment}|[/?])*)?(?:#(?:${segment}|[/?])*)?`;
const uri = {
  outer: `^${scheme}(?:[A-Za-z0-9._~!$&'()*+,;=:@/?#\\[\\]-]|${escaped})*$`,
  inner: `^${scheme}(?:(?://[A-Za-z0-9._~-]+(?::[0-9]*)?)?${path}|${segment}+(?:/${segment}*)*)${rest}$`,
};
const varName = `(?:[A-Za-z0-9_]|${escaped})(?:\\.?(?:[A-Za-z0-9_]|${escaped}))*(?:\\*|:[1-9][0-9]{0,3})?`;
const literal = `[^\\s"<>\\\\^\`{|}%\\u0000-\\u001f\\u007f-\\u009f]|${escaped}`;
const pointer = '(?:/(?:[^~/]|~0|~1)*)*';

const b64 = '[A-Za-z0-9+/]';
const b64url = '[A-Za-z0-9_-]';
const base64 = `(?:${b64}{4})*(?:${b64}{2}==|${b64}{3}=)?`;
const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const decimal = '-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?';
const anything = '^';

const exact = (pattern: string, ...texts: string[]): Shape => ({
  outer: `^(?:${pattern})$`,
  inner: `^(?:${pattern})$`,
  texts,
});
const between = (outer: string, inner: string | undefined, ...texts: string[]): Shape => ({ outer, inner, texts });

/** Of the formats in src/schema/formats, what each takes. https://spec.openapis.org/registry/format/ */
const shapes: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ['date', exact(date, '2024-02-29', '2025-01-01')],
  ['time', between(`^${time.outer}$`, `^${time.inner}$`, '12:00:00Z')],
  ['time-local', exact(local, '12:00:00')],
  ['date-time', between(`^${date}[Tt]${time.outer}$`, `^${date}[Tt]${time.inner}$`, '2024-02-29T12:00:00Z')],
  ['date-time-local', exact(`${date}[Tt]${local}`, '2024-02-29T12:00:00')],
  ['duration', exact(`P(?:[0-9]+W|${days}(?:T${hours})?|T${hours})`, 'P1D', 'PT1H')],
  [
    'http-date',
    between(
      `^${weekday}, [0-9]{2} ${monthName} [0-9]{4} ${minute}:(?:[0-5][0-9]|60) GMT$`,
      `^Sun, 06 Nov 1994 ${minute}:[0-5][0-9] GMT$`,
      'Sun, 06 Nov 1994 08:49:37 GMT',
    ),
  ],
  ['uuid', exact(`${hex}{8}-${hex}{4}-${hex}{4}-${hex}{4}-${hex}{12}`, '123e4567-e89b-12d3-a456-426614174000')],
  ['ipv4', exact(`(?:${byte}\\.){3}${byte}`, '192.0.2.1', '10.0.0.1')],
  ['ipv6', between(`^[0-9a-fA-F:.]{2,45}$`, `^(?:::1?|(?:${hex}{1,4}:){7}${hex}{1,4})$`, '2001:db8::1', '::1')],
  ['hostname', between('^[A-Za-z0-9.-]{1,253}$', `^(?:${label}|${names.short}|${names.long})$`, 'example.com')],
  ['idn-hostname', between(anything, undefined, 'example.com')],
  [
    'email',
    between(
      '^[ -~]{1,64}@(?:[A-Za-z0-9.-]{1,253}|\\[[A-Za-z0-9:.]+\\])$',
      `^(?:[a-z0-9]{1,64}@example\\.com|[a-z]{1,63}@${label}|a{64}@${names.long})$`,
      'ann@example.com',
      'lee.ann@example.org',
    ),
  ],
  ['idn-email', between(anything, undefined, 'ann@example.com')],
  ['uri', between(uri.outer, uri.inner, 'https://example.com/a', 'urn:a:b', 'mailto:ann@example.com')],
  [
    'uri-reference',
    between(`^(?:[A-Za-z0-9._~!$&'()*+,;=:@/?#\\[\\]-]|${escaped})*$`, `^${path}${rest}$`, '/a', 'https://example.com'),
  ],
  ['iri', between(anything, uri.inner, 'https://example.com/a')],
  ['iri-reference', between(anything, `^${path}${rest}$`, '/a')],
  ['uri-template', exact(`(?:${literal}|\\{[+#./;?&=,!@|]?${varName}(?:,${varName})*\\})*`, '/a/{b}')],
  ['json-pointer', exact(pointer, '/a')],
  ['relative-json-pointer', exact(`(?:0|[1-9][0-9]*)(?:[+-][1-9][0-9]*)?(?:#|${pointer})`, '0/a')],
  ['byte', exact(base64, 'YQ==')],
  ['base64url', exact(`(?:${b64url}{4})*(?:${b64url}{2}(?:==)?|${b64url}{3}=?)?`, 'YWI')],
  ['char', exact('[\\s\\S]', 'a')],
  ['regex', between(anything, '^[A-Za-z0-9]*$', 'a')],
  ['media-range', between(`^${token}/${token}`, '^[a-z]+/[a-z]+$', 'text/plain', '*/*')],
  ['sf-integer', exact('-?[0-9]{1,15}', '1')],
  ['sf-decimal', exact('-?[0-9]{1,12}\\.[0-9]{1,3}', '1.5')],
  ['sf-boolean', exact('\\?[01]', '?1')],
  ['sf-string', exact('"(?:[\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]|\\\\["\\\\])*"', '"a"')],
  ['sf-token', exact("[A-Za-z*][!#$%&'*+.^_`|~0-9A-Za-z:/-]*", 'a')],
  ['sf-binary', exact(`:${base64}:`, ':YQ==:')],
  ['decimal', exact(decimal, '1.5')],
  ['decimal128', between(`^(?:${decimal}|NaN|-?INF)$`, '^-?(?:0|[1-9][0-9]{0,15})(?:\\.[0-9]{1,16})?$', '1.5')],
]);

/** @returns undefined of a format that is not one of the registry */
export function shapeOf(format: string): Shape | undefined {
  return shapes.get(format);
}
