import { formats } from '../../../src/schema/runtime/index.js';

const rows: [format: string, good: unknown[], bad: unknown[]][] = [
  ['date', ['2024-02-29', '2000-02-29'], ['2023-02-29', '1900-02-29', '2024-13-01', '2024-1-1']],
  ['time', ['12:30:00Z', '23:59:60Z', '15:59:60-08:00'], ['12:30:00', '24:00:00Z', '22:59:60Z', '12:60:00Z']],
  [
    'date-time',
    ['2024-02-29T12:30:00.5+01:00', '1990-12-31t23:59:60z'],
    ['2024-02-30T12:30:00Z', '2024-02-29 12:30:00Z', '2024-02-29T12:30:00'],
  ],
  ['duration', ['P3DT12H', 'P4W', 'PT1M'], ['P', 'PT', 'P1D2H', 'P1Y2D', 'P1WT1H']],
  ['date-time-local', ['2024-02-29T12:30:00'], ['2024-02-29T12:30:00Z', '2023-02-29T12:30:00', '2024-02-29']],
  ['time-local', ['12:30:00', '12:30:00.5'], ['12:30:00Z', '24:00:00']],
  ['http-date', ['Sun, 06 Nov 1994 08:49:37 GMT'], ['Mon, 06 Nov 1994 08:49:37 GMT', 'Sun, 31 Nov 1994 08:49:37 GMT']],
  ['int32', [2147483647, -2147483648], [2147483648, 1.5]],
  [
    'int64',
    [2 ** 53, 9223372036854775807n, 2 ** 63, -(2 ** 63)],
    [2 ** 63 + 2048, -(2 ** 63) - 2048, 9223372036854775808n],
  ],
  ['int8', [-128, 127], [-129, 128, 0.5]],
  ['int16', [-32768, 32767], [-32769, 32768]],
  ['uint8', [0, 255], [-1, 256]],
  ['uint16', [0, 65535], [-1, 65536]],
  ['uint32', [0, 4294967295], [-1, 4294967296]],
  ['uint64', [0, 18446744073709551615n], [-1, 18446744073709551616n, 0.5]],
  ['double-int', [2 ** 53 - 1, -(2 ** 53) + 1], [2 ** 53, 1.5]],
  ['unixtime', [0, -1, 1700000000], [1.5]],
  ['float', [1.5], [3.5e38]],
  ['double', [1.5, Number.MAX_VALUE], [Number.POSITIVE_INFINITY]],
  ['decimal', ['1.50', '-0.1', '1e3'], ['01', '1.', '.5', '1,5', 'NaN', '']],
  ['decimal128', ['1.5', '-INF', 'NaN'], ['1'.repeat(35), 'x']],
  ['uuid', ['123e4567-e89b-12d3-a456-426614174000'], ['123e4567e89b12d3a456426614174000']],
  [
    'uri',
    ['https://a.example/b?c#d', 'urn:x:y', 'http://[::1]:80/'],
    ['//a/b', 'a b', 'http://a/%zz', 'http://[::x]/'],
  ],
  ['uri-reference', ['../a', '#b', '//x/y'], ['a\\b', '1:2 3']],
  ['iri', ['https://é.example/ä', 'urn:x:y'], ['ä', 'http://a b/']],
  ['iri-reference', ['/ä#é', '../a'], ['ä b', 'a\\b']],
  ['uri-template', ['/a/{id}{?q*}', '/a'], ['/a/{id', '/a/{}', '/a b']],
  ['relative-json-pointer', ['0', '1/a', '2#'], ['/a', '-1', '01/a']],
  ['ipv4', ['127.0.0.1'], ['256.0.0.1', '01.0.0.1', '1.2.3']],
  ['ipv6', ['::1', '1::', '::ffff:1.2.3.4', '1:2:3:4:5:6:7:8'], ['1::2::3', '1:2:3:4:5:6:7:8:9', '12345::', ':1']],
  ['email', ['a.b@example.com', '"a b"@example.com', 'a@[127.0.0.1]'], ['a', 'a..b@example.com', 'a@-b.example']],
  ['idn-email', ['ä@bücher.example', 'a@example.com'], ['ä', 'a b@example.com']],
  [
    'hostname',
    ['example.com', 'a-b', 'xn--bcher-kva.example', 'XN--ZCA'],
    ['-a', 'a_b', 'a'.repeat(64), '', 'ab--c', 'xn--', 'xn--l-fda', 'xn--7a', `${'a.'.repeat(126)}ab`],
  ],
  [
    'idn-hostname',
    ['bücher.example', 'faß.de', 'l·l', 'אב.example', 'مثال1.إختبار', 'نامه\u200cای', 'ヴィラ・ド', 'example.com'],
    ['a b', 'a/b', '', 'ß..de', 'l·a', '1א', 'aא', 'א1٠', '☃.net', '-ü', 'ü-', 'ab--ü', 'ü'.repeat(60)],
  ],
  ['json-pointer', ['', '/a~1b'], ['a', '/~2']],
  ['byte', ['aGk='], ['aGk', '*']],
  ['base64url', ['aGk', 'aGk='], ['a', 'a+b/']],
  ['char', ['a', '😀'], ['', 'ab']],
  ['regex', ['^a$'], ['(']],
  ['media-range', ['*/*', 'text/plain; charset=utf-8', 'image/*'], ['text', '*/png']],
  ['sf-decimal', ['1.5'], ['1', '1.5555']],
  ['sf-integer', ['-42', '0'], ['1.5', '1234567890123456', '+1']],
  ['sf-boolean', ['?0', '?1'], ['true', '?2', '1']],
  ['sf-string', ['"a b"', '"a\\"b"'], ['a', '"é"', '"a"b"']],
  ['sf-token', ['a/b:c', '*a'], ['1a', '', 'a b']],
  ['sf-binary', [':aGk=:', '::'], ['aGk=', ':aGk:', ':*:']],
  // any text at all
  ['binary', ['\u0000', ''], []],
  ['commonmark', ['# a'], []],
  ['html', ['<p>'], []],
  ['password', ['x'], []],
];

describe('formats', () => {
  it.each(rows)('%s', (name, good, bad) => {
    const format = formats.get(name)!;
    expect(good.filter(value => !format.test(value as never))).toEqual([]);
    expect(bad.filter(value => format.test(value as never))).toEqual([]);
  });

  // https://spec.openapis.org/registry/format/ in May 2026
  it('are those of the OpenAPI format registry, each with values above', () => {
    const registry =
      'base64url binary byte char commonmark date date-time date-time-local decimal decimal128 double double-int duration ' +
      'email float hostname html http-date idn-email idn-hostname int16 int32 int64 int8 ipv4 ipv6 iri iri-reference ' +
      'json-pointer media-range password regex relative-json-pointer sf-binary sf-boolean sf-decimal sf-integer sf-string ' +
      'sf-token time time-local uint16 uint32 uint64 uint8 unixtime uri uri-reference uri-template uuid';
    expect([...formats.keys()].sort()).toEqual(registry.split(' '));
    expect(rows.map(([name]) => name).sort()).toEqual(registry.split(' '));
  });
});
