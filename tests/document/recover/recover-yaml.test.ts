import { type DocumentSet, loadText } from '../../../src/document/index.js';

const load = (text: string) => loadText(text, { display: 'api.yaml', allowBroken: true });

/** Line, column and message of what is wrong; then of each hole the lines, and what it is a part of. */
function told({ findings, root }: DocumentSet): readonly string[] {
  const wrong = findings.map(({ location, message }) => `${location?.line}:${location?.column} ${message}`);
  return [...wrong, ...root.holes.map(each => `${each.firstLine}-${each.lastLine} of '${each.container}'`)];
}

const quote = 'the quote that begins here does not end';
const bracket = 'the bracket that opens here is not closed';
const colon = 'this line has no colon: a key and its value are wanted';
const indentation = 'bad indentation of a mapping entry';
const lines = (...texts: readonly string[]) => `${texts.join('\n')}\n`;

/** What is broken, the text, what is told of it, and what is read. */
const cases: readonly (readonly [string, string, readonly string[], unknown])[] = [
  ['an open quote', lines('a:', '  b: "x', '  c: 1'), [`2:6 ${quote}`, "2-2 of '/a'"], { a: { c: 1 } }],
  [
    'an open quote that another one ends, much later',
    lines('a:', "  $ref: '#/comp", 'b:', "  c: it is Ann's", '  d: 1'),
    [`2:9 ${quote}`, "2-2 of '/a'"],
    { a: null, b: { c: "it is Ann's", d: 1 } },
  ],
  [
    'half a reference, which the next one would end',
    lines('a:', "  $ref: '#/comp", 'b:', "  $ref: '#/c'", 'c: 1'),
    [`2:9 ${quote}`, "2-2 of '/a'"],
    { a: null, b: { $ref: '#/c' }, c: 1 },
  ],
  [
    'an open quote of a key',
    lines('a:', "  '200:", '    x: 1', '  b: 1'),
    [`2:3 ${quote}`, "2-3 of '/a'"],
    { a: { b: 1 } },
  ],
  ['an open bracket', lines('a: { x: 1', 'b: 1', 'c: 2'), [`1:4 ${bracket}`, "1-1 of ''"], { b: 1, c: 2 }],
  ['an open bracket within others', lines('a: { x: [1, { y: 2 }', 'b: 1'), [`1:9 ${bracket}`, "1-1 of ''"], { b: 1 }],
  [
    'an open bracket among lines in brackets',
    lines('a: {', '  x: {', '    y: 1', '}', 'b: 1'),
    [`2:6 ${bracket}`, "2-3 of '/a'"],
    { a: {}, b: 1 },
  ],
  [
    'a missing comma in brackets over several lines',
    lines('a: 1', 'b: [', '  { x: 1 }', '  { x: 2 }', ']', 'c: 3'),
    ['4:3 missed comma between flow collection entries', "2-5 of ''"],
    { a: 1, c: 3 },
  ],
  [
    'a tab',
    lines('a:', '  b: 1', '\tc: 2', '  d: 3'),
    ['3:1 tab characters must not be used in indentation', "3-3 of '/a'"],
    { a: { b: 1, d: 3 } },
  ],
  [
    'a line too far to the right',
    lines('a:', '  b: 1', '   c: 2', '  d: 3'),
    [`3:5 ${indentation}`, "3-3 of '/a/b'"],
    { a: { b: 1, d: 3 } },
  ],
  [
    'a line too far to the left',
    lines('a:', '  b: 1', ' c: 2', '  d: 3'),
    [`3:2 ${indentation}`, "3-3 of '/a'"],
    { a: { b: 1, d: 3 } },
  ],
  [
    'a first line too far to the right, told with the second',
    lines('a:', '   b:', '    x: 1', '  c: 2', '  d:', '    e: 3'),
    [`2:4 ${indentation}`, "2-3 of '/a'"],
    { a: { c: 2, d: { e: 3 } } },
  ],
  [
    'a first line too far to the left, told with the second',
    lines('a:', ' b:', '    x: 1', '  c: 2', '  d:', '    e: 3'),
    [`2:2 ${indentation}`, "2-3 of '/a'"],
    { a: { c: 2, d: { e: 3 } } },
  ],
  ['a key without a colon', lines('a:', '  b', '    - 1', '  c: 2'), [`2:3 ${colon}`, "2-3 of '/a'"], { a: { c: 2 } }],
  ['no space after a colon', lines('a:', '  b:1', '  c: 2'), [`2:3 ${colon}`, "2-2 of '/a'"], { a: { c: 2 } }],
  [
    'half a key at the end of a block',
    lines('a:', '  b: 1', '  typ', 'c: 2'),
    [`3:3 ${colon}`, "3-3 of '/a'"],
    { a: { b: 1 }, c: 2 },
  ],
  [
    'no colon before a text of several lines',
    lines('a:', '  b >-', '    one: two', '    three', '  c: 2'),
    [`2:3 ${colon}`, "2-4 of '/a'"],
    { a: { c: 2 } },
  ],
  ['a stray colon', lines('a:', '  b: 1', '  :', '  c: 2'), [`3:3 ${colon}`, "3-3 of '/a'"], { a: { b: 1, c: 2 } }],
  [
    'a stray dash',
    lines('a:', '  b: 1', '  -', '  c: 2'),
    [`3:3 ${indentation}`, "3-3 of '/a'"],
    { a: { b: 1, c: 2 } },
  ],
  [
    'a key twice: the first counts',
    lines('a:', '  b: 1', '  b:', '    x: 2', '  c: 3'),
    ['3:3 this key is in the mapping a second time', "3-4 of '/a'"],
    { a: { b: 1, c: 3 } },
  ],
  [
    'an alias of nothing',
    lines('a:', '  b: *nothing', '  c: 1'),
    ['2:14 unidentified alias "nothing"', "2-2 of '/a'"],
    { a: { c: 1 } },
  ],
  [
    'the marks of a merge: one side counts',
    lines('a:', '<<<<<<< HEAD', '  b: 1', '||||||| base', '  b: 0', '=======', '  b: 2', '>>>>>>> other', '  c: 3'),
    ['2:1 a merge has left its marks', "2-2 of '/a'", "4-8 of '/a'"],
    { a: { b: 1, c: 3 } },
  ],
  [
    "an item's first line: the dash stays",
    lines('a:', '  - b: "x', '    c: 1', '  - b: 2'),
    [`2:8 ${quote}`, "2-2 of '/a/0'"],
    { a: [{ c: 1 }, { b: 2 }] },
  ],
  ['an item of one line', lines('a:', '- "x', '- b'), [`2:3 ${quote}`, "2-2 of '/a'"], { a: ['b'] }],
  [
    'a list in the column of its key',
    lines('a:', '  b', '  - 1', '  - 2', '  c: 3'),
    [`2:3 ${colon}`, "2-4 of '/a'"],
    { a: { c: 3 } },
  ],
  [
    'a text of several lines',
    lines('a: |', '  one: "two', '  three', 'b: "x', 'c: 1'),
    [`4:4 ${quote}`, "4-4 of ''"],
    { a: 'one: "two\nthree\n', c: 1 },
  ],
  [
    'several lines, each told by itself',
    lines('a:', '  b: "x', '  c: [1', '  d: 1', 'e:', '  f', '  g: 2'),
    [`2:6 ${quote}`, `3:6 ${bracket}`, `6:3 ${colon}`, "2-2 of '/a'", "3-3 of '/a'", "6-6 of '/e'"],
    { a: { d: 1 }, e: { g: 2 } },
  ],
];

describe('YAML that does not parse, where broken documents may be read', () => {
  it.each(cases)('is read around %s', async (_what, text, want, value) => {
    const set = await load(text);
    expect(told(set)).toEqual(want);
    expect(set.root.value).toEqual(value);
    expect(set.root.text).toBe(text);
  });

  it.each(cases)('keeps its places: %s, with CRLF', async (_what, text, want, value) => {
    const set = await load(text.replaceAll('\n', '\r\n'));
    expect(told(set)).toEqual(want);
    expect(JSON.stringify(set.root.value).replaceAll('\\r', '')).toBe(JSON.stringify(value));
  });

  it('tells its faults before what else is wrong, and not where references into it lead', async () => {
    const ref = (to: string) => `  ${to}: { $ref: '#/components/schemas/${to}' }`;
    const text = lines('openapi: 3.1.0', 'x:', '  a: { $ref: 1 }', 'components:', ' schemas:', ref('A'), '  B: "');
    expect((await load(text)).findings.map(({ code }) => code)).toEqual(['syntax-error', 'ref-never-ends']);
    const missing = lines(
      'openapi: 3.1.0',
      'components:',
      '  schemas:',
      `    A: { $ref: '#/components/schemas/C' }`,
      '    C: "',
    );
    expect((await load(missing)).findings.map(({ code }) => code)).toEqual(['syntax-error']);
  });

  it.each([
    ['several documents', 'a: 1\n---\nb: 2\n', [2, 1]],
    ['several documents, one of them broken', 'a: 1\n---\nb: "\n', [3, 4]],
    ['nothing but a fault', 'a: "b\n', [1, 4]],
  ])('is refused with one finding where it has %s', async (_what, text, [line, column]) => {
    await expect(load(text)).rejects.toMatchObject({
      findings: [{ code: 'syntax-error', location: { line, column } }],
    });
  });
});

it('quoted text that stands further to the left than it should is read all the same, and brackets are', async () => {
  const { root } = await loadText(lines('a: "b', 'c" # d', 'e: [', '  1', ']'), { display: 'api.yaml' });
  expect(root.value).toEqual({ a: 'b c', e: [1] });
  expect(root.locate('/e/0')).toMatchObject({ line: 4, column: 3 });
});

it('YAML that does not parse is refused at the cause of its first fault, where it must be whole', async () => {
  const text = lines('a:', '  b: { c: 1', '  d: "', 'e: 1');
  await expect(loadText(text, { display: 'api.yaml' })).rejects.toMatchObject({
    findings: [
      { code: 'syntax-error', message: bracket, remedy: 'Close the bracket.', location: { line: 2, column: 6 } },
    ],
  });
});
