import { type Edit, loadText, splicedText } from '../../../src/document/index.js';

async function edited(text: string, ...edits: readonly Edit[]): Promise<string | undefined> {
  const { root } = await loadText(text, { display: text.startsWith('{') ? 'api.json' : 'api.yaml' });
  return splicedText(root, edits);
}

const yaml = `# the shop
openapi: "3.1.1"   # quoted
info:
    title: 'Shop'

    # who
    contact: {name: Ann, email: ann@example.com}
    description: |
        Long
        text.
tags:
-   name: pets   # first
    description: Pets
-   { name: cars }
servers:
-   url: http://example.com/
`;

/** The lines that go and come. */
async function change(text: string, ...edits: readonly Edit[]) {
  const [before, after] = [text.split('\n'), ((await edited(text, ...edits)) ?? '').split('\n')];
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return {
    line: start + 1,
    from: before.slice(start, before.length - end),
    to: after.slice(start, after.length - end),
  };
}

test('a YAML text whose lines end with returns alone keeps them', async () => {
  const text = await edited('openapi: 3.1.1\rinfo:\r  title: Shop # who\r', { pointer: '/info/title', value: 'Cars' });
  expect(text).toBe('openapi: 3.1.1\rinfo:\r  title: Cars # who\r');
});

describe('an anchor that goes', () => {
  const gone: Edit = { pointer: '/a' };
  it.each<{ name: string; text: string; edit?: Edit; want: string | undefined }>([
    {
      name: 'lines, which move to the first alias with their comments',
      text: '# top\na: &x\n    # in\n    b: 1   # one\n    c:\n      - d\nl:\n  - *x # first\n  - *x\n',
      want: '# top\nl:\n  - &x # first\n    # in\n    b: 1   # one\n    c:\n      - d\n  - *x\n',
    },
    {
      name: 'brackets, into brackets',
      text: "a: &x {b: 1,   c: 'x'}\nc: [ *x ]   # why\n",
      want: "c: [ &x {b: 1,   c: 'x'} ]   # why\n",
    },
    {
      name: 'a block scalar',
      text: 'a: &x |\n  one\n   two\n\n  three\ne:\n   f: *x   # why\n',
      want: 'e:\n   f: &x |   # why\n     one\n      two\n\n     three\n',
    },
    {
      name: 'an anchor within another',
      text: 'a: &x\n  b: &y 3\nc: *x\nd: *y\n',
      want: 'c: &x\n  b: &y 3\nd: *y\n',
    },
    {
      name: 'a name that is given twice',
      text: 'a: &x\n  b: 1\nc: *x\nd: *x\ne: [&x 2, *x]\n',
      want: 'c: &x\n  b: 1\nd: *x\ne: [&x 2, *x]\n',
    },
    {
      name: 'lines that end with two characters',
      text: 'a: &x\r\n  b: 1\r\nc: *x\r\nd: 1\r\n',
      want: 'c: &x\r\n  b: 1\r\nd: 1\r\n',
    },
    {
      name: 'a value that another takes the place of, though the anchor stays',
      text: 's:\n  a: &x {allOf: [{type: string}]}\n  c: *x\n',
      edit: { pointer: '/s/a', value: { type: 'string' } },
      want: 's:\n  a: &x { type: string }\n  c: &x {allOf: [{type: string}]}\n',
    },
    {
      name: 'nothing: what stands within the anchor changes for all aliases',
      text: 's:\n  a: &x {type: string}\n  c: {allOf: [*x]}\n',
      edit: { pointer: '/s/a/type', value: 'number' },
      want: 's:\n  a: &x {type: number}\n  c: {allOf: [*x]}\n',
    },
    { name: 'lines, which have no room between brackets', text: 'a: &x\n  b: 1\nc: [*x]\n', want: undefined },
    {
      name: 'nothing: the place is within what an alias names',
      text: 'a: &x { b: 1 }\nc: { d: *x }\n',
      edit: { pointer: '/c/d/b', value: 2 },
      want: undefined,
    },
  ])('of $name', async ({ text, edit = gone, want }) => {
    expect(await edited(text, edit)).toBe(want);
  });
});

describe('a YAML text with edits', () => {
  it.each<{ name: string; edits: Edit[]; line: number; from: string[]; to: string[] }>([
    {
      name: 'a text in double quotes',
      edits: [{ pointer: '/openapi', value: '3.1.2' }],
      line: 2,
      from: ['openapi: "3.1.1"   # quoted'],
      to: ['openapi: "3.1.2"   # quoted'],
    },
    {
      name: 'a text in single quotes',
      edits: [{ pointer: '/info/title', value: "Ann's" }],
      line: 4,
      from: ["    title: 'Shop'"],
      to: ["    title: 'Ann''s'"],
    },
    {
      name: 'a plain text',
      edits: [{ pointer: '/servers/0/url', value: 'https://example.com' }],
      line: 16,
      from: ['-   url: http://example.com/'],
      to: ['-   url: https://example.com'],
    },
    {
      name: 'a plain text that would be something else',
      edits: [{ pointer: '/tags/0/name', value: 'true' }],
      line: 12,
      from: ['-   name: pets   # first'],
      to: ['-   name: "true"   # first'],
    },
    {
      name: 'a property that goes',
      edits: [{ pointer: '/tags/0/description' }],
      line: 13,
      from: ['    description: Pets'],
      to: [],
    },
    {
      name: 'the first property of an item',
      edits: [{ pointer: '/tags/0/name' }],
      line: 12,
      from: ['-   name: pets   # first', '    description: Pets'],
      to: ['-   description: Pets'],
    },
    {
      name: 'the only property of an item',
      edits: [{ pointer: '/tags/1/name' }],
      line: 14,
      from: ['-   { name: cars }'],
      to: ['-   {}'],
    },
    {
      name: 'a property between brackets',
      edits: [{ pointer: '/info/contact/name' }],
      line: 7,
      from: ['    contact: {name: Ann, email: ann@example.com}'],
      to: ['    contact: {email: ann@example.com}'],
    },
    {
      name: 'the last property between brackets',
      edits: [{ pointer: '/info/contact/email' }],
      line: 7,
      from: ['    contact: {name: Ann, email: ann@example.com}'],
      to: ['    contact: {name: Ann}'],
    },
    {
      name: 'a block of text that goes',
      edits: [{ pointer: '/info/description' }],
      line: 8,
      from: ['    description: |', '        Long', '        text.'],
      to: [],
    },
    {
      name: 'a property that comes',
      edits: [{ path: ['tags', '0', 'deprecated'], value: true }],
      line: 14,
      from: [],
      to: ['    deprecated: true'],
    },
    {
      name: 'a property that comes after a block of text',
      edits: [{ path: ['info', 'summary'], value: 'Pets' }],
      line: 11,
      from: [],
      to: ['    summary: Pets'],
    },
    {
      name: 'a property that comes between brackets',
      edits: [{ path: ['tags', '1', 'summary'], value: 'Cars' }],
      line: 14,
      from: ['-   { name: cars }'],
      to: ['-   { name: cars, summary: Cars }'],
    },
    {
      name: 'an item that goes',
      edits: [{ pointer: '/tags/0' }],
      line: 12,
      from: ['-   name: pets   # first', '    description: Pets'],
      to: [],
    },
    {
      name: 'an item that comes',
      edits: [{ path: ['tags', '2'], value: { name: 'dogs', x: { a: 1 } } }],
      line: 15,
      from: [],
      to: ['- name: dogs', '  x:', '    a: 1'],
    },
    {
      name: 'an item of one',
      edits: [{ pointer: '/servers/0' }],
      line: 15,
      from: ['servers:', '-   url: http://example.com/'],
      to: ['servers: []'],
    },
    {
      name: 'a map in lines',
      edits: [{ pointer: '/tags/0', value: { name: 'dogs', x: { a: 1 } } }],
      line: 12,
      from: ['-   name: pets   # first', '    description: Pets'],
      to: ['-   name: dogs', '    x:', '      a: 1'],
    },
    {
      name: 'several of one map',
      edits: [
        { pointer: '/tags/0/name', value: 'dogs' },
        { pointer: '/tags/0/description' },
        { path: ['tags', '0', 'x-a'], value: 1 },
      ],
      line: 12,
      from: ['-   name: pets   # first', '    description: Pets'],
      to: ['-   name: dogs   # first', '    x-a: 1'],
    },
  ])('changes $name, and nothing beside it', async ({ edits, line, from, to }) => {
    expect(await change(yaml, ...edits)).toEqual({ line, from, to });
  });

  it('keeps the ends of lines and a text without a last one', async () => {
    expect(await edited('a: 1\r\nb: 2\r\n', { pointer: '/a', value: 3 })).toBe('a: 3\r\nb: 2\r\n');
    expect(await edited('a: 1\nb: 2', { path: ['c'], value: 3 })).toBe('a: 1\nb: 2\nc: 3');
    expect(await edited('a: 1\nb: 2', { pointer: '/b' })).toBe('a: 1\n');
  });

  it.each([
    [
      'an item',
      '- a: 1\n  # of a\n\n    # too\n# of none\n',
      [{ path: ['1'], value: { b: 2 } }],
      '- a: 1\n  # of a\n\n    # too\n- b: 2\n# of none\n',
    ],
    [
      'a member',
      'x:\n  a:\n    - 1\n    # of a',
      [{ path: ['x', 'b'], value: 2 }],
      'x:\n  a:\n    - 1\n    # of a\n  b: 2',
    ],
  ])('has %s behind the comments that stand within the last one', async (_what, text, edits, want) => {
    expect(await edited(text, ...edits)).toBe(want);
  });

  it('gives a value to a name that has none', async () => {
    expect(await edited('a:\nb: 2\n', { pointer: '/a', value: 1 })).toBe('a: 1\nb: 2\n');
  });
});

describe('a JSON text with edits', () => {
  const json = `{
    "a": {"b": 1, "c": [1, 2, 3]},
    "d": {
        "e": "x",
        "f": null
    }
}
`;

  it.each<{ name: string; edits: Edit[]; line: number; from: string[]; to: string[] }>([
    {
      name: 'a value',
      edits: [{ pointer: '/d/e', value: 'y' }],
      line: 4,
      from: ['        "e": "x",'],
      to: ['        "e": "y",'],
    },
    {
      name: 'a member that goes',
      edits: [{ pointer: '/a/b' }],
      line: 2,
      from: ['    "a": {"b": 1, "c": [1, 2, 3]},'],
      to: ['    "a": {"c": [1, 2, 3]},'],
    },
    {
      name: 'the last member',
      edits: [{ pointer: '/d/f' }],
      line: 4,
      from: ['        "e": "x",', '        "f": null'],
      to: ['        "e": "x"'],
    },
    {
      name: 'an item',
      edits: [{ pointer: '/a/c/1' }],
      line: 2,
      from: ['    "a": {"b": 1, "c": [1, 2, 3]},'],
      to: ['    "a": {"b": 1, "c": [1, 3]},'],
    },
    {
      name: 'an item that comes',
      edits: [{ path: ['a', 'c', '3'], value: 4 }],
      line: 2,
      from: ['    "a": {"b": 1, "c": [1, 2, 3]},'],
      to: ['    "a": {"b": 1, "c": [1, 2, 3, 4]},'],
    },
    {
      name: 'a member that comes',
      edits: [{ path: ['d', 'g'], value: [1] }],
      line: 5,
      from: ['        "f": null'],
      to: ['        "f": null,', '        "g": [', '          1', '        ]'],
    },
    {
      name: 'two of one object',
      edits: [{ pointer: '/d/e' }, { pointer: '/d/f' }],
      line: 3,
      from: ['    "d": {', '        "e": "x",', '        "f": null', '    }'],
      to: ['    "d": {}'],
    },
  ])('changes $name, and nothing beside it', async ({ edits, line, from, to }) => {
    expect(await change(json, ...edits)).toEqual({ line, from, to });
  });
});
