import { TextDocument } from 'vscode-languageserver-textdocument';
import { loadText } from '../../src/document/index.js';
import { actionEdits, codeActions } from '../../src/lsp/code-actions.js';
import { isRoot } from '../../src/lsp/document-kind.js';
import { pathAt } from '../../src/lsp/path-at.js';
import { textEdits } from '../../src/lsp/text-edits.js';
import { linesOf, tokenRange } from '../../src/lsp/text-range.js';

/** A text without the mark `^`, and the place that the mark was before. */
function marked(text: string): { lines: readonly string[]; line: number; column: number } {
  const before = text.slice(0, text.indexOf('^')).split('\n');
  return { lines: linesOf(text.replace('^', '')), line: before.length, column: before.at(-1)!.length + 1 };
}

describe('the range of what begins at a place', () => {
  it.each([
    ['^openapi: 3.1.0', 'openapi'],
    ['a: ^some words # why', 'some words'],
    ['a: ^some words  ', 'some words'],
    ['a: ^"quoted \\" # text" # why', '"quoted \\" # text"'],
    ["a: ^'it''s'", "'it''s'"],
    ["^'a b': 1", "'a b'"],
    ['^/pets/{id}: {}', '/pets/{id}'],
    ['- { a: ^one, b: two }', 'one'],
    ['- [^one, two]', 'one'],
    ['- { ^a: one }', 'a'],
    ['a: ^{ b: 1 }', '{'],
    ['{ "a": ^"b" }', '"b"'],
    ['{ ^"a": 12 }', '"a"'],
    ['{ "a": ^12 }', '12'],
    ['{ "a": ^12, "b": 1 }', '12'],
    ['a: ^http://example.com/a:b', 'http://example.com/a:b'],
    ['a: ^"not closed', '"not closed'],
    ['a: ^|', '|'],
    ['^', ''],
    ['- ^-1', '-1'],
  ])('%s', (text, wanted) => {
    const { lines, line, column } = marked(text);
    const { start, end } = tokenRange(lines, { line, column });
    expect(lines[start.line]!.slice(start.character, end.character)).toBe(wanted);
  });

  it('is empty beyond the text', () => {
    const nowhere = { start: { line: 8, character: 0 }, end: { line: 8, character: 0 } };
    expect(tokenRange(['a'], { line: 9, column: 9 })).toEqual(nowhere);
  });
});

describe('the way to a place that is being typed', () => {
  it.each<[string, readonly string[]]>([
    ['paths:\n  /pets:\n    get:\n      ^', ['paths', '/pets', 'get']],
    ['paths:\n  /pets:\n    get:\n    ^post', ['paths', '/pets']],
    ['a:\n  - b:\n      c: 1\n    ^d', ['a', '0']],
    ['a:\n- b:\n    c: 1\n- ^d', ['a', '0']],
    ['a:\n- b:\n    ^c', ['a', '0', 'b']],
    ['a:\n  "x y":\n    # remark\n\n    ^$ref:', ['a', 'x y']],
    ["a:\n  '200':\n    ^$ref:", ['a', '200']],
    ['a:\n  broken [ {\n  b:\n    ^c', ['a', 'b']],
    ['a:\n  - - b:\n        ^c', ['a', '0', '0', 'b']],
    ["a:\n  b/c: { 'd e': [{ f: {}, $ref: ^", ['a', 'b/c', 'd e', '0']],
    ['a:\n  - { b: { c: "x: {", $ref: "^', ['a', '0', 'b']],
    ['^', []],
  ])('%j', (text, wanted) => {
    const { lines, line, column } = marked(text);
    expect(pathAt(lines, { line: line - 1, character: column - 1 }, 'yaml')).toEqual(wanted);
  });

  it.each<[string, readonly string[]]>([
    ['{\n "paths": {\n  "/pets": { "get": {\n ^', ['paths', '/pets', 'get']],
    ['{\n "a": [\n  {}, {\n ^', ['a', '0']],
    ['{\n "a": { "b": 1 },\n "c\\"{": {\n ^', ['c"{']],
    ['{\n^', []],
    ['{ "a": { "b": { "$ref": "^', ['a', 'b']],
  ])('%j, of JSON', (text, wanted) => {
    const { lines, line, column } = marked(text);
    expect(pathAt(lines, { line: line - 1, character: column - 1 }, 'json')).toEqual(wanted);
  });
});

describe('what makes one text another', () => {
  it.each([
    ['a\nb\nc\n', 'a\nB\nc\n'],
    ['a\nb\nc\n', 'a\nc\n'],
    ['a\nc\n', 'a\nb\nc\nd\n'],
    ['a\nb', 'a\nb\n'],
    ['a\nb\n', 'a'],
    ['a\r\nb\r\n', 'a\r\nc\r\n'],
    ['', 'a\n'],
    ['a', ''],
    ['same', 'same'],
  ])('%j and %j', (before, after) => {
    const document = TextDocument.create('file:///a', 'yaml', 1, before);
    expect(TextDocument.applyEdits(document, textEdits(before, after))).toBe(after);
  });

  it('leaves all lines as they are that stay', async () => {
    const { root } = await loadText('a: 1 # one\nb: 2\nc: 3\n', { display: 'a.yaml' });
    const range = { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } };
    expect(actionEdits(root, [{ pointer: '/b' }])).toEqual([{ range, newText: '' }]);
  });
});

describe('the root of a document', () => {
  const components = Array.from({ length: 3000 }, (_each, index) => `schema number ${index} of many`);
  const sortedYaml = `---\ncomponents:\n${components.map(name => `  ${name}: {}\n`).join('')}openapi: 3.0.0\n`;
  const sortedJson = JSON.stringify({ components, openapi: '3.1.0' }, undefined, 2);

  it.each([
    ['YAML', 'openapi: 3.1.0\n'],
    ['YAML whose fields are sorted', sortedYaml],
    ['JSON in one line', '{"openapi":"3.1.0"}'],
    ['JSON whose fields are sorted', sortedJson],
    ['JSON of Swagger 2.0', '{\n\t"swagger": "2.0"\n}'],
  ])('is %s', (_name, text) => {
    expect(isRoot(text)).toBe(true);
  });

  it.each([
    ['another YAML', 'title: openapi\n'],
    ['YAML that has such a field further down', 'info:\n  openapi: 3.1.0\n'],
    ['another JSON', '{"name":"openapi"}'],
    ['JSON that has such a field further down', JSON.stringify({ components, at: { openapi: true } }, undefined, 2)],
  ])('is not %s', (_name, text) => {
    expect(isRoot(text)).toBe(false);
  });
});

test('a note that lets a finding stand ends as the lines of its text do', () => {
  const range = { start: { line: 1, character: 2 }, end: { line: 1, character: 3 } };
  const asked = { uri: 'file:///api.yaml', version: 1, range, context: { diagnostics: [] } };
  const text = 'info:\r\n  x: 1\r\n';
  const [note] = codeActions(asked, [{ diagnostic: { code: 'path-verb', message: '', range } }], text);
  const document = TextDocument.create(asked.uri, 'yaml', 1, text);
  expect(TextDocument.applyEdits(document, note!.edit!.changes![asked.uri]!)).toBe(
    'info:\r\n  # specwright-ignore path-verb: why it may stand\r\n  x: 1\r\n',
  );
});
