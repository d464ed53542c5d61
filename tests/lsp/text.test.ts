import { basename, join } from 'node:path';
import type { Message } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { loadText } from '../../src/document/index.js';
import { actionEdits, codeActions } from '../../src/lsp/code-actions.js';
import { isRoot } from '../../src/lsp/document-kind.js';
import { findRoots } from '../../src/lsp/find-roots.js';
import { Frames } from '../../src/lsp/frames.js';
import { LifeCycle } from '../../src/lsp/life-cycle.js';
import { pathAt } from '../../src/lsp/path-at.js';
import { Sets } from '../../src/lsp/sets.js';
import { textEdits } from '../../src/lsp/text-edits.js';
import { linesOf, tokenRange } from '../../src/lsp/text-range.js';
import { EditorUris } from '../../src/lsp/uris.js';
import { folderWith, removeFolders } from '../document/folders.js';

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
    ['a\rb\rc\r', 'a\rB\rc\r'],
    ['a\rb\r\nc\n\rd', 'a\rb\r\nd'],
    ['a\rb', 'a\rb\rc'],
    ['a\r', 'a\r\n'],
  ])('%j and %j', (before, after) => {
    const document = TextDocument.create('file:///a', 'yaml', 1, before);
    expect(TextDocument.applyEdits(document, textEdits(before, after))).toBe(after);
  });

  it.each(['\n', '\r', '\r\n'])('is one line of one that ends in %j, where one line changes', end => {
    const [line, ...edits] = textEdits(['a', 'b', 'c', ''].join(end), ['a', 'B', 'c', ''].join(end));
    const range = { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } };
    expect([line, edits]).toEqual([{ range, newText: `B${end}` }, []]);
  });

  it('leaves all lines as they are that stay', async () => {
    const { root } = await loadText('a: 1 # one\nb: 2\nc: 3\n', { display: 'a.yaml' });
    const range = { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } };
    expect(actionEdits(root, [{ edits: [{ pointer: '/b' }] }], root.text)).toEqual([{ range, newText: '' }]);
  });

  it('leaves the mark of the first line, and what cannot be changed by itself', async () => {
    const { root } = await loadText('a: &x\n  b: 1\nc: [*x]\nd: 1\n', { display: 'a.yaml' });
    const [gone, first] = [{ edits: [{ pointer: '/a' }] }, { edits: [{ pointer: '/d' }, { pointer: '/c' }] }];
    const range = { start: { line: 2, character: 0 }, end: { line: 4, character: 0 } };
    expect(actionEdits(root, [gone], root.text)).toBeUndefined();
    expect(actionEdits(root, [gone, first], `\uFEFF${root.text}`)).toEqual([{ range, newText: '' }]);
    const top = await loadText('a: 1\nb: 2\n', { display: 'a.yaml' });
    const [edit] = actionEdits(top.root, [{ edits: [{ pointer: '/a', value: 3 }] }], `\uFEFF${top.root.text}`) ?? [];
    expect(edit?.newText).toBe('\uFEFFa: 3\n');
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
    ['YAML behind a byte order mark', '\uFEFFopenapi: 3.1.0\n'],
    ['JSON behind a byte order mark', '\uFEFF{"openapi":"3.1.0"}'],
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

describe('the documents below a folder', () => {
  afterAll(removeFolders);

  const sorted = `components:\n${'  # ...\n'.repeat(1000)}openapi: 3.1.0\n`;
  const files = {
    'a.yaml': 'openapi: 3.1.0\n',
    'other.yaml': sorted.replace('openapi:', 'openapis:'),
    'sorted.yaml': sorted,
    'sorted.json': JSON.stringify({ components: [sorted], openapi: '3.1.0' }, undefined, 2),
    'node_modules/b.yaml': 'openapi: 3.1.0\n',
  };

  it('are those that say so behind all components, too', async () => {
    const roots = await findRoots(folderWith(files));
    expect(roots.map(path => basename(path))).toEqual(['a.yaml', 'sorted.json', 'sorted.yaml']);
  });

  it('are those that say so at their beginning, where there is too much to read', async () => {
    const roots = await findRoots(folderWith(files), { entries: 100, roots: 50, bytes: 100 });
    expect(roots.map(path => basename(path))).toEqual(['a.yaml']);
  });
});

test('a document that is asked for at each of several keystrokes is read once more when the first reading is over', async () => {
  const folder = folderWith({ 'a.yaml': 'openapi: 3.1.0\n' });
  const path = join(folder, 'a.yaml');
  let texts = new Map<string, string>();
  const sets = new Sets(
    () => texts,
    () => folder,
  );
  const typed = ['1', '2', '3'].map(title => {
    texts = new Map([[path, `openapi: 3.1.0\ninfo: { title: ${title}, version: '1' }\npaths: {}\n`]]);
    sets.changed(path);
    return sets.of(path);
  });
  const [, second, third] = await Promise.all(typed);
  expect(third?.root.text).toContain('title: 3');
  expect(second).toBe(third);
  sets.changed(path);
  expect(await sets.of(path)).not.toBe(third);
  removeFolders();
});

describe('messages in a stream', () => {
  const bodies = ['{"a":"\u00e4\ud83d\ude00"}', '', '{}'].map(text => Buffer.from(text));
  const stream = Buffer.concat(
    bodies.flatMap((body, index) => {
      const type = index === 0 ? 'content-TYPE: application/vscode-jsonrpc; charset=utf8\r\n' : '';
      return [Buffer.from(`${type}Content-Length: ${body.length}\r\n\r\n`), body];
    }),
  );

  it.each([1, 2, 7, 1000])('are the same in pieces of %i bytes', size => {
    const frames = new Frames();
    const found: Buffer[] = [];
    for (let at = 0; at < stream.length; at += size) found.push(...frames.add(stream.subarray(at, at + size)));
    expect(found).toEqual(bodies);
  });

  it.each([
    ['Content-Length: abc\r\n\r\n', "'abc', and must be a number of bytes"],
    ['Content-Length:\r\n\r\n', "'', and must be a number of bytes"],
    ['Content-Length: -5\r\n\r\n', "'-5', and must be"],
    ['Content-Length: 1e3\r\n\r\n', "'1e3', and must be"],
    ['Content-Length: 999999999999\r\n\r\n', 'longer than 268435456'],
    ['Content-Length: 2\r\nContent-Length: 3\r\n\r\n', 'more than one Content-Length'],
    ['Content-Type: a/b\r\n\r\n{}', 'no Content-Length'],
    ['Content-Length: 2\r\nContent-Type: a/b; charset=utf-16\r\n\r\n{}', 'in utf-16: only utf-8 is read'],
    ['Content-Length: 2\n\n{}', 'is no field of a header'],
    ['{"jsonrpc":"2.0"}\r\n', 'is no field of a header'],
    ['x'.repeat(10_000), 'within 8192 bytes'],
  ])('are none behind %j', (text, message) => {
    expect(() => [...new Frames().add(Buffer.from(text))]).toThrow(message);
  });
});

describe('what a server may be sent', () => {
  const request = (method: string, params?: object) => ({ jsonrpc: '2.0', id: 1, method, params }) as Message;
  const notification = (method: string) => ({ jsonrpc: '2.0', method }) as Message;
  const codes = { ServerNotInitialized: -32002, InvalidRequest: -32600, InvalidParams: -32602 };

  it('is initialize at first, once, with or without what the editor can do', () => {
    const life = new LifeCycle();
    expect(life.take(request('textDocument/hover'))).toMatchObject({ code: codes.ServerNotInitialized });
    expect(life.take(notification('textDocument/didOpen'))).toBeUndefined();
    expect(life.take(request('initialize'))).toMatchObject({ code: codes.InvalidParams });
    expect(life.take(request('initialize', { rootUri: null }))).toMatchObject({
      params: { rootUri: null, capabilities: {} },
    });
    expect(life.take(request('initialize', {}))).toMatchObject({ code: codes.InvalidRequest });
    const hover = request('textDocument/hover');
    expect(life.take(hover)).toBe(hover);
  });

  it('is nothing but exit after shutdown, and answers', () => {
    const life = new LifeCycle();
    life.take(request('initialize', {}));
    const shutdown = request('shutdown');
    expect(life.take(shutdown)).toBe(shutdown);
    expect(life.take(request('textDocument/hover'))).toMatchObject({ code: codes.InvalidRequest });
    expect(life.take(notification('textDocument/didChange'))).toBeUndefined();
    const answer = { jsonrpc: '2.0', id: 1, result: null } as Message;
    expect([answer, notification('exit')].map(message => life.take(message))).toMatchObject([
      { result: null },
      { method: 'exit' },
    ]);
  });
});

test('a text that was never saved stands in the folder that is open, under a name of its own', () => {
  const uris = new EditorUris();
  uris.folder = '/project';
  expect(
    ['untitled:Untitled-1', 'untitled:a%20b.json', 'untitled:../../x', 'untitled:%zz'].map(uri => uris.pathOf(uri)),
  ).toEqual([
    '/project/Untitled-1.unsaved.yaml',
    '/project/a b.unsaved.json',
    '/project/..-..-x.unsaved.yaml',
    undefined,
  ]);
  expect(uris.pathOf('untitled:/other/new.yaml')).toBe('/other/new.yaml');
  expect(uris.uniform('untitled:Untitled-1')).toBe('file:///project/Untitled-1.unsaved.yaml');
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
