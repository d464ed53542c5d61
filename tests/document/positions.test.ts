import { jest } from '@jest/globals';
import { isKeptExactly } from '../../src/document/exact-number.js';
import {
  appendToken,
  type Json,
  loadDocument,
  loadText,
  parsePointer,
  type SourceFile,
} from '../../src/document/index.js';
import { Lines } from '../../src/document/lines.js';

const real = process.env.SPECWRIGHT_DOCUMENTS ? describe : describe.skip;

async function fileOf(text: string, display: string): Promise<SourceFile> {
  return (await loadText(text, { display })).root;
}

const yaml = `# a comment
openapi: 3.1.0

info:   # another
  title: &t "Pets"
  'x-quoted': *t
  x-empty:
  x-null: ~
  x-tag: !!str 7
  x-text: |
    a: b
  x-next: 1
paths:
  /pets:
    get: { tags: [a, "b",   c], 200: x }
    post:
      tags:
      - one
      -   two: 2
          three: 3
      -
      - - nested
  ? explicit
  : value
  ? only key
x-anchored: &anchor
  inner: true
x-plain: &p plain text
x-multi: one
  two
`;

const json = `{
  "openapi": "3.1.0",
  "a/b~c": [1, {"x": null}, [ ]],
  "esc\\u0061ped": {"deep": "}\\"{", "__proto__": {"y": -1.5e3}}
}
`;

/** The pointers of all nodes of a value. */
function pointersOf(value: Json, pointer = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [pointer];
  return [
    pointer,
    ...Object.entries(value).flatMap(([name, item]) => pointersOf(item as Json, appendToken(pointer, name))),
  ];
}

describe('what stands at a place', () => {
  it.each([
    ['yaml', yaml],
    ['json', json],
  ])('is the node that begins there, of %s', async (ending, text) => {
    const file = await fileOf(text, `a.${ending}`);
    for (const pointer of pointersOf(file.value).slice(1)) {
      for (const part of ['key', 'value'] as const) {
        const { line, column, pointer: known } = file.locate(pointer, part);
        // an empty item of a list has no place of its own
        if (known !== pointer) continue;
        const found = file.nodeAt(line, column);
        // a mapping begins where its first key does, and what is empty where its key is
        const first = pointer === found.pointer || found.pointer.startsWith(`${pointer}/`);
        const item = part === 'key' && /\/\d+$/.test(pointer);
        expect([pointer, part, found, first || item]).toEqual([pointer, part, found, true]);
        if (part === 'key' && !item) expect(found).toEqual({ pointer, part });
      }
    }
  });

  it('is the last to begin before it otherwise', async () => {
    const file = await fileOf('info:\n  title: some words\n  version: 1\n', 'a.yaml');
    expect(file.nodeAt(2, 14)).toEqual({ pointer: '/info/title', part: 'value' });
    expect(file.nodeAt(2, 9)).toEqual({ pointer: '/info/title', part: 'key' });
    expect(file.nodeAt(1, 1)).toEqual({ pointer: '/info', part: 'key' });
    expect(file.nodeAt(9, 9)).toEqual({ pointer: '/info/version', part: 'value' });
  });
});

describe('where nodes stand', () => {
  it.each<[string, 'key' | 'value', number, number]>([
    ['', 'value', 2, 1],
    ['/openapi', 'key', 2, 1],
    ['/openapi', 'value', 2, 10],
    ['/info', 'key', 4, 1],
    ['/info', 'value', 5, 3],
    ['/info/title', 'value', 5, 10],
    ['/info/x-quoted', 'key', 6, 3],
    ['/info/x-quoted', 'value', 6, 15],
    ['/info/x-empty', 'value', 7, 3],
    ['/info/x-null', 'value', 8, 11],
    ['/info/x-tag', 'value', 9, 10],
    ['/info/x-text', 'value', 10, 11],
    ['/info/x-next', 'key', 12, 3],
    ['/paths/~1pets/get', 'value', 15, 10],
    ['/paths/~1pets/get/tags/2', 'value', 15, 29],
    ['/paths/~1pets/get/200', 'key', 15, 33],
    ['/paths/~1pets/post/tags', 'value', 18, 7],
    ['/paths/~1pets/post/tags/0', 'value', 18, 9],
    ['/paths/~1pets/post/tags/1/three', 'key', 20, 11],
    ['/paths/~1pets/post/tags/3/0', 'value', 22, 11],
    ['/paths/explicit', 'key', 23, 5],
    ['/paths/explicit', 'value', 24, 5],
    ['/paths/only key', 'key', 25, 5],
    ['/x-anchored', 'value', 26, 13],
    ['/x-anchored/inner', 'value', 27, 10],
    ['/x-plain', 'value', 28, 10],
    ['/x-multi', 'value', 29, 10],
    ['/info/missing/deeper', 'value', 5, 3],
  ])('YAML %j (%s) is at %d:%d', async (pointer, part, line, column) => {
    expect((await fileOf(yaml, 'a.yaml')).locate(pointer, part)).toMatchObject({ line, column });
  });

  it.each<[string, 'key' | 'value', number, number]>([
    ['', 'value', 1, 1],
    ['/openapi', 'key', 2, 3],
    ['/openapi', 'value', 2, 14],
    ['/a~1b~0c', 'key', 3, 3],
    ['/a~1b~0c/0', 'value', 3, 13],
    ['/a~1b~0c/1/x', 'key', 3, 17],
    ['/a~1b~0c/2', 'value', 3, 29],
    ['/escaped', 'key', 4, 3],
    ['/escaped/__proto__/y', 'value', 4, 55],
    ['/escaped/missing', 'value', 4, 19],
  ])('JSON %j (%s) is at %d:%d', async (pointer, part, line, column) => {
    expect((await fileOf(json, 'a.json')).locate(pointer, part)).toMatchObject({ line, column });
  });

  it('names the file and the pointer that was reached', async () => {
    const location = (await fileOf(yaml, 'a.yaml')).locate('/info/missing');
    expect(location).toEqual({ file: 'a.yaml', line: 5, column: 3, pointer: '/info' });
    expect(Object.isFrozen(location)).toBe(true);
  });
});

describe('prototype-named keys are ordinary', () => {
  it.each([
    ['a.json', '{"__proto__": {"a": 1}, "constructor": 2}'],
    ['a.yaml', '__proto__: { a: 1 }\nconstructor: 2\n'],
  ])('%s', async (display, text) => {
    const { value } = await fileOf(text, display);
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });
});

describe('scalars of the core schema of YAML 1.2', () => {
  it.each<[string, Json]>([
    ['012', 12],
    ['0o14', 12],
    ['0xC', 12],
    ['0b11', '0b11'],
    ['1_000', '1_000'],
    ['-0x1F', '-0x1F'],
    ['1e3', 1000],
    ['-.5', -0.5],
    ['1.', 1],
    ['+1', 1],
    ['1:30', '1:30'],
    ['2020-01-01', '2020-01-01'],
    ['yes', 'yes'],
    ['on', 'on'],
    ['True', true],
    ['tRUE', 'tRUE'],
    ['~', null],
    ['NULL', null],
    ['"12"', '12'],
    ['-', '-'],
    ['.', '.'],
  ])('%s', async (text, want) => {
    // in a flow sequence a lone dash would be no scalar
    const { value } = await fileOf(`openapi: 3.1.0\nx: ${text === '-' ? '"-"' : text}\n`, 'a.yaml');
    expect(value).toEqual({ openapi: '3.1.0', x: want });
  });

  it('a merge key does not merge, and says so', async () => {
    const set = await loadText('components: { schemas: { A: &a { type: string }, B: { <<: *a } } }', {
      display: 'a.yaml',
    });
    expect(set.findings).toMatchObject([{ code: 'merge-key', location: { pointer: '/components/schemas/B/<<' } }]);
  });
});

describe('numbers that cannot be kept are kept as near as can be, and flagged', () => {
  it.each([
    ['9007199254740993', false],
    ['9007199254740992', true],
    ['9223372036854775807', false],
    ['1.7976931348623157e308', true],
    ['1e400', false],
    ['0.1', true],
    ['0.1000000000000000055511151231257827', false],
    ['100000000000000000000', true],
    ['-0', true],
    ['1.50', true],
  ])('%s kept: %s', (written, want) => {
    expect(isKeptExactly(written)).toBe(want);
  });

  it.each([
    ['a.json', '{\n  "é": ["9223372036854775807", 9223372036854775807],\n  "a": 1}', 2, 32],
    ['a.yaml', 'é:\n  - "9223372036854775807"\n  - 9223372036854775807\n', 3, 5],
  ])('%s', async (display, text, line, column) => {
    const { findings } = await loadText(text, { display });
    const location = { file: display, line, column, pointer: '/é/1' };
    expect(findings).toMatchObject([{ code: 'unsafe-number', severity: 'warning', location }]);
  });
});

real('in real documents every node is found in its text', () => {
  const documents = `${process.env.SPECWRIGHT_DOCUMENTS}/documents`;

  it.each(['stripe.yaml', 'asana.yaml', 'corpus/openai.json'])('%s', async name => {
    const { root } = await loadDocument(`${documents}/${name}`);
    const lines = root.text.split('\n');
    const wrong: string[] = [];
    const pending: [string, Json][] = [['', root.value]];
    for (let next = pending.pop(); next; next = pending.pop()) {
      const [pointer, value] = next;
      if (typeof value !== 'object' || value === null) continue;
      for (const [name, child] of Object.entries(value)) {
        const at = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
        const location = root.locate(at, 'key');
        const rest = lines[location.line - 1]!.slice(location.column - 1);
        const key = Array.isArray(value) ? '' : parsePointer(at).at(-1)!;
        if (location.pointer !== at || !(rest.startsWith(key) || rest.slice(1).startsWith(key))) wrong.push(at);
        pending.push([at, child]);
      }
    }
    expect(wrong).toEqual([]);
  });
});

/** Where a text of JSON says that each of its members stands, and where its letters do. */
async function placesIn(text: string) {
  const file = await fileOf(text, 'a.json');
  const names = Object.keys(JSON.parse(text));
  return names.map(name => {
    const { line, column } = file.locate(`/${name}`, 'key');
    const lines = text.split(/\r\n?|\n/);
    return lines[line - 1]!.slice(column - 1).startsWith(JSON.stringify(name))
      ? undefined
      : `${name}: ${line}:${column}`;
  });
}

describe('the lines of JSON', () => {
  const short = (name: string) => `"${name}": ${name.length}`;
  const long = (name: string) => `"${name}": "${'é'.repeat(3000)}"`;
  const members = Array.from({ length: 200 }, (_, index) => (index % 7 === 3 ? long : short)(`name${index}`));

  it.each([
    ['LF', '\n', '\n  '],
    ['CRLF', '\r\n', '\r\n  '],
    ['CR', '\r', '\r  '],
    ['CR and LF by turns', '\n', '\r  '],
    ['no break', '', ''],
    ['a break now and then', '', '\n\n\n'],
  ])('are found where they end with %s, short and long', async (_, open, between) => {
    const text = `{${open}${members.map((member, index) => (index % 3 === 0 ? between : '') + member).join(',')}${open}}`;
    expect((await placesIn(text)).filter(Boolean)).toEqual([]);
  });

  it('are those of the text that follows a byte order mark', async () => {
    const [first] = members;
    const file = await fileOf(`\uFEFF{\n${first}\n}`, 'a.json');
    expect(file.locate('/name0', 'key')).toMatchObject({ line: 2, column: 1 });
  });
});

describe('the line of an offset', () => {
  it('is found without a search for the end of a text that has one line, once that was found', () => {
    const text = `{"a":${'1'.repeat(100)}}`;
    const lines = new Lines(text);
    const searches = jest.spyOn(String.prototype, 'indexOf');
    const places = Array.from(text, (_, offset) => lines.at(offset));
    const { length } = searches.mock.calls;
    searches.mockRestore();
    expect(places.at(-1)).toEqual({ line: 1, column: text.length });
    expect(length).toBe(1);
  });
});
