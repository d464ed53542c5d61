import { boundaryOf } from '../../../../src/enforce/body/multipart/boundary.js';
import { MultipartScanner } from '../../../../src/enforce/body/multipart/scanner.js';

/** Parts as `headers|content`, then why the body was refused. */
function scan(body: string, pieces: readonly number[] = [], boundary = 'b0', parts = 100): string[] {
  const scanner = new MultipartScanner(boundary, { parts });
  const found: string[] = [];
  const take = (events: ReturnType<MultipartScanner['write']>) => {
    for (const event of events) {
      if (event.kind === 'part') found.push(`${event.headers.raw.join('=')}|`);
      else if (event.kind === 'data') found[found.length - 1] += event.bytes.toString('latin1');
      else if (event.kind === 'refused') found.push(`refused ${event.code}`);
    }
  };
  const bytes = Buffer.from(body, 'latin1');
  let from = 0;
  for (const at of [...pieces, bytes.length]) {
    take(scanner.write(bytes.subarray(from, at)));
    from = at;
  }
  take(scanner.end());
  return found;
}

const cases: readonly [string, string, string[]][] = [
  ['two parts', '--b0\r\nA: 1\r\n\r\nx\r\n--b0\r\n\r\ny\r\n--b0--\r\n', ['A=1|x', '|y']],
  ['no part at all', '--b0--\r\n', []],
  ['no line end after the last delimiter', '--b0\r\n\r\nx\r\n--b0--', ['|x']],
  ['preamble and epilogue', 'pre\r\namble\r\n--b0\r\n\r\nx\r\n--b0--\r\nepi\r\n--b0\r\n\r\nz', ['|x']],
  ['white space after delimiters', '--b0 \t\r\n\r\nx\r\n--b0--  \r\n', ['|x']],
  ['an empty part', '--b0\r\nA: 1\r\n\r\n\r\n--b0--', ['A=1|']],
  ['a part of headers alone', '--b0\r\nA: 1\r\n\r\n--b0\r\n\r\n--b0--', ['A=1|', '|']],
  [
    'content that begins like a delimiter',
    '--b0\r\n\r\n\r\n--b\r\n--b0x\r\n--b0-\r\n--b0--x\r\n--b0\n\r\n--b0--',
    ['|\r\n--b\r\n--b0x\r\n--b0-\r\n--b0--x\r\n--b0\n'],
  ],
  ['line ends in content', '--b0\r\n\r\n\r\r\n\r\n\n\r\n--b0--', ['|\r\r\n\r\n\n']],
  ['a folded header', '--b0\r\nA: 1;\r\n b=2\r\nC:3\r\n\r\nx\r\n--b0--', ['A=1; b=2=C=3|x']],
  ['no last delimiter', '--b0\r\n\r\nxyzxyz\r\n', ['|xyzxyz', 'refused truncated']],
  ['an end within headers', '--b0\r\nA: 1\r\n', ['refused truncated']],
  ['no delimiter', 'hello', ['refused malformed']],
  ['lines that end in LF', '--b0\nA: 1\n\nx\n--b0--\n', ['refused malformed']],
  ['a header without colon', '--b0\r\nA\r\n\r\nx\r\n--b0--', ['refused malformed']],
  ['a header without name', '--b0\r\n: 1\r\n\r\nx\r\n--b0--', ['refused malformed']],
  ['a space before the colon', '--b0\r\nA : 1\r\n\r\nx\r\n--b0--', ['refused malformed']],
  ['a bare LF in a header', '--b0\r\nA: 1\nB: 2\r\n\r\nx\r\n--b0--', ['refused malformed']],
  ['NUL in a header', '--b0\r\nA: \0\r\n\r\nx\r\n--b0--', ['refused malformed']],
  ['a header that is not UTF-8', '--b0\r\nA: \xff\r\n\r\nx\r\n--b0--', ['refused encoding']],
  ['huge headers', `--b0\r\nA: ${'x'.repeat(20_000)}\r\n\r\nx\r\n--b0--`, ['refused too-large']],
  ['headers without end', `--b0\r\nA: ${'x'.repeat(20_000)}`, ['refused too-large']],
  ['many headers', `--b0\r\n${'A: 1\r\n'.repeat(60)}\r\nx\r\n--b0--`, ['refused too-large']],
];

describe('MultipartScanner', () => {
  it.each(cases)('%s', (_, body, want) => {
    expect(scan(body)).toEqual(want);
  });

  it.each(cases.filter(([, body]) => body.length < 200))('%s, cut anywhere', (_, body, want) => {
    for (let first = 0; first <= body.length; first += 1) {
      expect(scan(body, [first])).toEqual(want);
      expect(scan(body, [first, Math.min(first + 3, body.length)])).toEqual(want);
    }
    expect(
      scan(
        body,
        Array.from(body, (_, index) => index),
      ),
    ).toEqual(want);
  });

  it('refuses more parts than are read', () => {
    expect(scan(`${'--b0\r\n\r\nx\r\n'.repeat(4)}--b0--`, [], 'b0', 3)).toEqual([
      '|x',
      '|x',
      '|x',
      'refused too-many-parts',
    ]);
  });

  it('keeps no more of content than a delimiter is long', () => {
    const scanner = new MultipartScanner('b0', { parts: 1 });
    [...scanner.write(Buffer.from('--b0\r\n\r\n'))];
    let given = 0;
    for (let index = 0; index < 1000; index += 1) {
      for (const event of scanner.write(Buffer.from('\r\n--b\r')))
        if (event.kind === 'data') given += event.bytes.length;
      expect((index + 1) * 6 - given).toBeLessThanOrEqual(6);
    }
  });
});

describe('boundaryOf', () => {
  it.each([
    ['multipart/form-data; boundary=b0', 'b0'],
    ['multipart/form-data; charset=utf-8; Boundary="a b:c"', 'a b:c'],
    [`multipart/form-data; boundary=${'x'.repeat(70)}`, 'x'.repeat(70)],
    [`multipart/form-data; boundary=${'x'.repeat(71)}`, undefined],
    ['multipart/form-data; boundary=""', undefined],
    ['multipart/form-data; boundary="a "', undefined],
    ['multipart/form-data; boundary="a\\\r\nb"', undefined],
    ['multipart/form-data; boundary="é"', undefined],
    ['multipart/form-data', undefined],
  ])('%j', (type, want) => {
    expect(boundaryOf(type)).toBe(want);
  });
});
