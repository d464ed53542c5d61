import { codesOf, statusOf } from '../../support/raw-exchange.js';
import { type Host, host, ways } from './hosts.js';

/** Past what node's own limit of 16 KiB would answer with 431: what gets here must do no harm. */
const server = { maxHeaderSize: 1024 * 1024 };

const many = (count: number, text: (index: number) => string, joiner = '') =>
  Array.from({ length: count }, (_, index) => text(index)).join(joiner);
const get = (target: string, headers = '') =>
  `GET ${target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${headers}\r\n`;
const simple = (text: string) => get(`/v1/simple/${text}/1/r=1,g=2`);
const deep = 'deep[r]=1&deep[g]=2';
const query =
  'text=a&list=1&commas=1&spaces=1%202&pipes=1%7C2&deep[r]=1&deep[g]=2&r=1&g=2&json=%7B%22name%22:%22a%22%7D';
const asking = (more: string, of = query) => get(`/v1/query?${of}${more}`);
const wanted = 'X-Number: 1\r\nX-List: 1\r\nX-Object: r=1,g=2\r\n';
const cookies = 'number=1; words=abc';
const bearing = (headers: string, cookie = cookies, of = wanted) =>
  get('/v1/headers', `${of}Cookie: ${cookie}\r\n${headers}`);

type Row = readonly [given: string, message: string | Buffer, want: number, ...codes: string[]];

const paths: readonly Row[] = [
  ['a path that is valid', simple('a'), 200],
  ['a % that introduces nothing', simple('%'), 400, 'percent-encoding'],
  ['a % before letters that are no digits', simple('%zz'), 400, 'percent-encoding'],
  ['half an escape at the end', simple('a%2'), 400, 'percent-encoding'],
  ['overlong UTF-8', simple('%c0%af'), 400, 'percent-encoding'],
  ['an encoded surrogate', simple('%ed%a0%80'), 400, 'percent-encoding'],
  ['UTF-8 that is cut', simple('%e2%82'), 400, 'percent-encoding'],
  ['%00, which a string may hold', simple('%00'), 200],
  ['an encoded slash, which is part of its value', simple('a%2fb'), 200],
  ['encoded dots, which are no step up', simple('%2e%2e'), 200],
  ['a raw byte above ASCII', Buffer.from(simple('\xff'), 'latin1'), 400],
  ['an empty segment', simple(''), 404],
  ['an empty segment before', get('/v1//query'), 404],
  ['slashes alone', get('//////'), 404],
  ['two slashes first', get('//v1/query'), 404],
  ['a step up, which is nobody’s to take', get('/v1/x/../query'), 404],
  ['a step up above the root', get('/../../../etc/passwd'), 404],
  ['a backslash', get('/v1\\query'), 400],
  ['a NUL at the end of a literal', get('/v1/query%00'), 404],
  ['a % in a literal', get('/v1/que%ry'), 404],
  ['a path of 64 KB', get(`/v1/${'a'.repeat(65_536)}`), 404],
  ['a value of 64 KB', simple('a'.repeat(65_536)), 400, 'maxLength'],
  ['a path of 30,000 segments', get(`/v1${'/a'.repeat(30_000)}`), 404],
  ['a list of 30,000 items that are none', get(`/v1/simple/a/${'x,'.repeat(30_000)}/r=1,g=2`), 400],
  ['`__proto__`', get('/v1/__proto__'), 404],
  ['the absolute form', get('http://a/v1/simple/a/1/r=1,g=2'), 200],
  ['the absolute form of another host', get('http://evil.test:99/v1/simple/a/1/r=1,g=2'), 200],
  ['the absolute form without path', get('http://a'), 404],
  ['the absolute form with a query alone', get('http://a?x=1'), 404],
  ['the authority form', get('a:80'), 400],
  ['a star', get('*'), 404],
  ['OPTIONS of a star', 'OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', 404],
  ['no path', get(''), 400],
  ['a #, which no target may have', simple('a#b'), 400],
  ['a method of a megabyte', `${'M'.repeat(1_000_000)} / HTTP/1.1\r\n\r\n`, 400],
  ['CONNECT', 'CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n', 0],
  ['TRACE', 'TRACE /v1/query HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', 405],
];

const queries: readonly Row[] = [
  ['a query that is valid', asking(''), 200],
  ['10,000 keys', asking(`&${many(10_000, index => `k${index}=1`, '&')}`), 400, 'too-many-parameters'],
  ['10,000 of one key', asking(`&${many(10_000, () => 'list=1', '&')}`), 400, 'too-many-parameters'],
  ['`__proto__` in brackets', asking('&__proto__[x]=1'), 400, 'unknown'],
  ['`__proto__`, declared', asking('&__proto__=1'), 200],
  ['`__proto__` of a declared object', asking('&deep[__proto__][x]=1'), 400, 'additionalProperties'],
  ['`constructor`', asking('&constructor=1'), 400, 'unknown'],
  ['`constructor.prototype` of a declared object', asking('&deep[constructor][prototype]=1'), 400],
  ['brackets 1,000 deep', asking(`&deep${'[a]'.repeat(1000)}=1`), 400, 'too-deep'],
  ['brackets that do not close', asking('&deep[r=1'), 400, 'malformed'],
  ['a parent and its child', asking('&deep=1'), 400, 'repeated'],
  ['JSON 10,000 deep', asking('', query.replace(/json=.*/, `json=${'['.repeat(10_000)}`)), 400, 'too-deep'],
  ['a repeated single', asking('&text=b'), 400, 'repeated'],
  ['a repeated property', asking('&r=2'), 400, 'repeated'],
  ['a repeated list that does not explode', asking('&commas=2'), 400, 'repeated'],
  ['%zz in a value', asking('&free=%zz'), 400, 'percent-encoding'],
  ['%zz in a name', asking('&%zz=1'), 400, 'unknown'],
  ['overlong UTF-8 in a value', asking('&free=%c0%80'), 400, 'percent-encoding'],
  ['NUL in a value', asking('&free=%00'), 200],
  ['an empty name', asking('&=1'), 400, 'unknown'],
  ['ampersands alone', asking('&&&&'), 200],
  ['an equals sign alone', asking('&='), 400, 'unknown'],
  ['brackets that are not declared', asking('&list[]=1'), 400, 'unknown'],
  ['semicolons, which part nothing', asking('', query.replaceAll('&', ';')), 400, 'required'],
  ['a question mark more', asking('?x'), 400],
  ['a number as JSON writes none', asking('', query.replace('list=1', 'list=0x1')), 400, 'type'],
  ['a number beyond all', asking('', query.replace('list=1', 'list=1e999')), 400, 'type'],
  ['a value of 64 KB', asking('', query.replace('text=a', `text=${'a'.repeat(65_536)}`)), 400, 'maxLength'],
  ['a pattern that runs back', asking(`&pattern=${'a-'.repeat(30_000)}`), 400, 'pattern'],
  ['100,000 separators', asking('', query.replace('commas=1', `commas=${'1,'.repeat(100_000)}`)), 400, 'type'],
  ['a query without its path', get(`?${deep}`), 400],
];

const headers: readonly Row[] = [
  ['headers that are valid', bearing(''), 200],
  ['1,000 headers', bearing(many(1000, index => `X-A${index}: 1\r\n`)), 200],
  ['5,000 headers of one name', bearing(many(5000, () => 'X-Other: 1\r\n')), 200],
  ['a list on 1,000 lines', bearing(many(1000, () => 'X-List: 1\r\n')), 200],
  ['a single on two lines', bearing('X-Number: 2\r\n'), 400, 'repeated'],
  ['a line that is folded', bearing('X-Other: a\r\n b\r\n'), 400],
  ['a header of 500 KB', bearing(`X-Other: ${'a'.repeat(500_000)}\r\n`), 200],
  ['a declared header of 500 KB', bearing('', cookies, wanted.replace(': 1', `: ${'1'.repeat(500_000)}`)), 400],
  ['a header beyond all limits', bearing(`X-Other: ${'a'.repeat(2_000_000)}\r\n`), 431],
  ['a byte that is no text', Buffer.from(bearing('X-Other: \xff\r\n'), 'latin1'), 200],
  ['a NUL', bearing('X-Other: a\0b\r\n'), 400],
  ['a control character', bearing('X-Other: a\x01b\r\n'), 400],
  ['a name with a space', bearing('X Other: a\r\n'), 400],
  ['no name', bearing(': a\r\n'), 400],
  ['no colon', bearing('X-Other\r\n'), 400],
  ['`__proto__`', bearing('__proto__: a\r\nconstructor: b\r\n'), 200],
  ['two Hosts', bearing('Host: b\r\n'), 200],
  ['no Host', 'GET /v1/query HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
  ['an Accept of nothing but signs', bearing('Accept: ,;q=2,/,a/,/b,*;*\r\n'), 200],
  ['an Accept of 30,000 ranges', bearing(`Accept: ${many(30_000, index => `a/b${index}`, ',')}\r\n`), 406],
  ['an Accept with an open quotation', bearing('Accept: application/json;a="\r\n'), 406],
  ['an Accept with a quality that is none', bearing('Accept: application/json;q=1e9\r\n'), 200],
  ['an empty Accept', bearing('Accept: \r\n'), 200],
  ['an Accept-Encoding that allows nothing', bearing('Accept-Encoding: *;q=0\r\n'), 200],
  ['an Accept-Encoding of signs', bearing(`Accept-Encoding: ${',;q=,'.repeat(10_000)}\r\n`), 200],
];

const cookieRows: readonly Row[] = [
  ['1,000 cookies', bearing('', `${cookies}; ${many(1000, index => `c${index}=1`, '; ')}`), 200],
  ['a declared cookie after 1,000 others', bearing('', `${many(1000, () => 'c=1', '; ')}; ${cookies}`), 400],
  ['a cookie of 500 KB', bearing('', `${cookies}; c=${'a'.repeat(500_000)}`), 200],
  ['quotes', bearing('', 'number="1"; words="abc"'), 200],
  ['a quotation that is open', bearing('', 'number="1; words=abc'), 400, 'type'],
  ['`__proto__`', bearing('', `${cookies}; __proto__=1; __proto__[x]=2`), 200],
  ['`constructor`, declared', bearing('', `${cookies}; constructor=1`), 200],
  ['no equals sign', bearing('', `${cookies}; alone; =; ;`), 200],
  ['a declared name without equals sign', bearing('', 'number; words=abc'), 400, 'required'],
  ['a % that does not decode', bearing('', 'number=%zz; words=abc'), 400, 'percent-encoding'],
  ['a single that is repeated', bearing('', `${cookies}; number=2`), 400, 'repeated'],
  ['two Cookie headers', bearing('Cookie: words=abc\r\n', 'number=1'), 200],
  ['no cookie', bearing('', ''), 400, 'required'],
  ['a NUL', bearing('', 'number=1\0; words=abc'), 400],
];

const tables = { path: paths, query: queries, header: headers, cookie: cookieRows };

describe.each(ways)('a hostile head, %s', way => {
  let served: Host;
  beforeAll(async () => {
    served = await host(way, 'parameters.yaml', { server });
  });
  afterAll(() => served.close());

  describe.each(Object.entries(tables))('%s', (_place, rows) => {
    it.each(rows.map(([given, ...row]) => ({ given, row })))('$given', async ({ row: [message, want, ...codes] }) => {
      const answer = await served.raw(message);
      expect([answer.slice(0, 5) === 'hangs', statusOf(answer)]).toEqual([false, want]);
      expect(codesOf(answer)).toEqual(expect.arrayContaining(codes));
      expect(({} as { x?: unknown }).x).toBeUndefined();
      expect(served.failures).toEqual([]);
    });
  });

  it('still answers', async () => {
    expect(await served.alive()).toBe(true);
  });
});
