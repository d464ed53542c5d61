import { execFileSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Code, FindingsError } from '../../src/diagnostics/index.js';
import { type DocumentSet, type LoadOptions, loadDocument, loadText } from '../../src/document/index.js';
import { folderWith, removeFolders } from './folders.js';

afterEach(removeFolders);

async function codesOf(load: Promise<DocumentSet>): Promise<Code[]> {
  try {
    await load;
  } catch (error) {
    if (error instanceof FindingsError) return error.findings.map(({ code }) => code);
    throw error;
  }
  return [];
}

const pet = 'openapi: 3.1.0\ncomponents:\n  schemas:\n    Pet: { $ref: PLACE }\n';

describe('files', () => {
  it('reads the files that references lead to, the root first, under their names as typed', async () => {
    const cwd = folderWith({
      'api/main.yaml': pet.replace('PLACE', '../common/a.yaml#/Pet'),
      'common/a.yaml': 'Pet: { properties: { tag: { $ref: "b%20c.json" } } }',
      'common/b c.json': '{ "type": "string" }',
      '.git/HEAD': '',
    });
    const set = await loadDocument('api/main.yaml', { cwd });
    expect([...set.files.values()].map(({ display }) => display)).toEqual([
      'api/main.yaml',
      'common/a.yaml',
      'common/b c.json',
    ]);
    expect([...set.files.keys()][0]).toBe(set.root.uri);
    expect(Object.isFrozen(set)).toBe(true);
  });

  // https://json-schema.org/draft/2020-12/json-schema-core#section-8.2.3.2
  it('reads what nothing but a $dynamicRef leads to, and says where it leads to nothing', async () => {
    const main = pet.replace('$ref', '$dynamicRef').replace('PLACE', "'nodes.yaml#node'");
    const nodes = '$defs: { N: { $dynamicAnchor: node, properties: { a: { $ref: text.yaml } } } }';
    const cwd = folderWith({ 'main.yaml': main, 'nodes.yaml': nodes, 'text.yaml': 'type: string' });
    const { files } = await loadDocument('main.yaml', { cwd });
    expect([...files.values()].map(({ display }) => display)).toEqual(['main.yaml', 'nodes.yaml', 'text.yaml']);
    for (const [from, to, code] of [
      ['nodes.yaml#node', 'gone.yaml#node', 'unreadable-file'],
      ['#node', '#gone', 'ref-not-found'],
    ] as const) {
      const texts = new Map([[join(cwd, 'main.yaml'), main.replace(from, to)]]);
      const { findings } = await loadDocument('main.yaml', { cwd, texts }).catch(error => error);
      expect(findings).toMatchObject([{ code, location: { file: 'main.yaml', line: 4, column: 25 } }]);
    }
    const old = new Map([[join(cwd, 'main.yaml'), main.replace('3.1.0', '3.0.0')]]);
    expect((await loadDocument('main.yaml', { cwd, texts: old })).files.size).toBe(1);
  });

  it.each([
    ['a member of its paths', 'parts.yaml#/paths/Order', 'paths: { Order: SCHEMA }'],
    ['a member of its webhooks', 'parts.yaml#/webhooks/Order', 'openapi: 3.1.0\nwebhooks: { Order: SCHEMA }'],
    ['a part of a path item', 'parts.yaml#/paths/~1a/get', 'paths: { /a: { get: SCHEMA } }'],
    ['one with an alias', 'parts.yaml#/paths/Order', 'paths: { Order: &o SCHEMA, Other: *o }'],
    ['the same in a list', 'parts.yaml#/paths/~1a/parameters/0', 'paths: { /a: { parameters: [SCHEMA] } }'],
  ])('reads %s of a file that looks like a document as what it is referred to as', async (_what, place, parts) => {
    const cwd = folderWith({
      'main.yaml': pet.replace('PLACE', place),
      'parts.yaml': parts.replace('SCHEMA', '{ properties: { a: { $ref: text.yaml } } }'),
      'text.yaml': 'type: string',
    });
    const { files, findings } = await loadDocument('main.yaml', { cwd });
    expect([...files.values()].map(({ display }) => display)).toEqual(['main.yaml', 'parts.yaml', 'text.yaml']);
    expect(findings).toEqual([]);
    const texts = new Map([[join(cwd, 'parts.yaml'), parts.replace('SCHEMA', '{ allOf: [{ $ref: "#/no" }] }')]]);
    const bad = await loadDocument('main.yaml', { cwd, texts }).catch(error => error);
    expect(bad.findings).toMatchObject([{ code: 'ref-not-found', location: { file: 'parts.yaml' } }]);
  });

  it('takes texts in the place of files, whether there is a file or not', async () => {
    const cwd = folderWith({ 'api.yaml': 'openapi: 3.0.0', 'a.yaml': 'type: string' });
    const texts = new Map([
      [join(cwd, 'api.yaml'), pet.replace('$ref: PLACE', 'allOf: [{ $ref: a.yaml }, { $ref: b.yaml }]')],
      [join(cwd, 'b.yaml'), 'maxLength: 3'],
    ]);
    const set = await loadDocument('api.yaml', { cwd, texts });
    expect([...set.files.values()].map(({ display, value }) => [display, value]).slice(1)).toEqual([
      ['a.yaml', { type: 'string' }],
      ['b.yaml', { maxLength: 3 }],
    ]);
  });

  it('keeps a text to the limits of files', async () => {
    const cwd = folderWith({ 'api.yaml': '' });
    const texts = new Map([[join(cwd, 'api.yaml'), 'openapi: 3.1.0']]);
    expect(await codesOf(loadDocument('api.yaml', { cwd, texts, limits: { bytes: 10 } }))).toEqual(['too-large']);
  });

  it('keeps to the folder of the document where there is no repository, and to the root where one is named', async () => {
    const cwd = folderWith({ 'api/main.yaml': pet.replace('PLACE', '../a.yaml'), 'a.yaml': 'type: string' });
    expect(await codesOf(loadDocument('api/main.yaml', { cwd }))).toEqual(['ref-outside-root']);
    expect(await codesOf(loadDocument('api/main.yaml', { cwd, root: '.' }))).toEqual([]);
  });

  it('does not follow a symbolic link out of the root', async () => {
    const outside = folderWith({ 'a.yaml': 'type: string' });
    const cwd = folderWith({ 'main.yaml': pet.replace('PLACE', 'link.yaml') });
    symlinkSync(join(outside, 'a.yaml'), join(cwd, 'link.yaml'));
    expect(await codesOf(loadDocument('main.yaml', { cwd }))).toEqual(['ref-outside-root']);
  });

  it('says the same of files outside the root whether they exist or not', async () => {
    const cwd = folderWith({
      'api/main.yaml': `${pet.replace('PLACE', '../there.yaml')}    Dog: { $ref: ../missing.yaml }\n`,
      'there.yaml': 'type: string',
    });
    expect(await codesOf(loadDocument('api/main.yaml', { cwd }))).toEqual(['ref-outside-root', 'ref-outside-root']);
  });

  it.each<[string, string | Uint8Array]>([
    ['a byte order mark', '\ufeffopenapi: 3.1.0\ninfo: {}\n'],
    ['CRLF', 'openapi: 3.1.0\r\ninfo: {}\r\n'],
    ['tabs after indentation', 'openapi:\t3.1.0\ninfo:\t{\t}\n'],
  ])('accepts %s', async (_, text) => {
    const cwd = folderWith({ 'main.yaml': text });
    const { root } = await loadDocument('main.yaml', { cwd });
    expect(root.value).toEqual({ openapi: '3.1.0', info: {} });
    expect(root.locate('/info', 'key')).toMatchObject({ line: 2, column: 1 });
  });

  it('accepts JSON with a byte order mark', async () => {
    const cwd = folderWith({ 'main.json': '\ufeff{ "openapi": "3.1.0" }' });
    expect((await loadDocument('main.json', { cwd })).root.locate('/openapi')).toMatchObject({ line: 1, column: 14 });
  });
});

describe('standard input', () => {
  const stdin = (text: string) =>
    (async function* () {
      yield Buffer.from(text);
    })();

  it('is named <stdin> and refers to files of the working folder', async () => {
    const cwd = folderWith({ 'a.yaml': 'type: string' });
    const set = await loadDocument('-', { cwd, stdin: stdin(pet.replace('PLACE', 'a.yaml')) });
    expect([...set.files.values()].map(({ display }) => display)).toEqual(['<stdin>', 'a.yaml']);
    expect(set.root.uri).toBe('stdin:');
  });

  it('is JSON where it looks like JSON', async () => {
    const set = await loadDocument('-', { stdin: stdin('{"openapi":"3.1.0"}') });
    expect(set.root.format).toBe('json');
  });
});

describe('a text in hand', () => {
  it('is read with its references', async () => {
    const set = await loadText(
      'openapi: 3.1.0\ncomponents: { schemas: { A: { $ref: "#/components/schemas/B" }, B: {} } }',
      {
        display: 'request',
      },
    );
    const target = set.resolve('#/components/schemas/B', { file: set.root, pointer: '/components/schemas/A' });
    expect(target).toMatchObject({ pointer: '/components/schemas/B', value: {} });
  });

  it.each([
    ['a file', 'a.yaml', 'ref-outside-root'],
    ['an absolute path', '/etc/hostname', 'ref-outside-root'],
    ['a file URL', 'file:///etc/hostname', 'ref-outside-root'],
    ['a URL', 'http://127.0.0.1/a.yaml', 'remote-not-allowed'],
    ['a revision', 'git:HEAD:package.json', 'ref-not-found'],
  ])('reads no file: %s', async (_, place, want) => {
    expect(await codesOf(loadText(pet.replace('PLACE', `"${place}"`), { display: 'request' }))).toEqual([want]);
  });
});

describe('git:REV:PATH', () => {
  const git = (cwd: string, ...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.com', ...args], { cwd, stdio: 'pipe' });

  function repository(): string {
    const cwd = folderWith({
      'api/main.yaml': pet.replace('PLACE', '"../a b.yaml#/Pet"'),
      'a b.yaml': 'Pet: { type: string }',
    });
    git(cwd, 'init', '-q');
    git(cwd, 'add', '.');
    git(cwd, 'commit', '-qm', 'first');
    // what is in the working tree now must not be read
    writeFileSync(join(cwd, 'a b.yaml'), 'Pet: { type: integer }');
    return cwd;
  }

  it.each(['git:HEAD:api/main.yaml', 'git:HEAD:./api/main.yaml'])(
    'reads every file from the revision: %s',
    async source => {
      const set = await loadDocument(source, { cwd: repository() });
      expect([...set.files.values()].map(({ uri, display }) => [uri, display])).toEqual([
        ['git:HEAD:api/main.yaml', source],
        ['git:HEAD:a b.yaml', 'git:HEAD:a b.yaml'],
      ]);
      const from = { file: set.root, pointer: '/components/schemas/Pet' };
      expect(set.resolve('../a b.yaml#/Pet', from)?.value).toEqual({ type: 'string' });
    },
  );

  it.each([
    'git:nowhere:api/main.yaml',
    'git:HEAD:missing.yaml',
    'git:--output=stolen:api/main.yaml',
    'git:-h:main.yaml',
    'git:HEAD',
    'git:HEAD:api',
  ])('refuses %s', async source => {
    expect(await codesOf(loadDocument(source, { cwd: repository() }))).toEqual(['git-failed']);
  });

  it('takes no option for a revision or a path', async () => {
    expect(await codesOf(loadDocument('git:HEAD:--help', { cwd: repository() }))).toEqual(['git-failed']);
  });
});

describe('limits', () => {
  const deepJson = (levels: number) => `{"openapi":"3.1.0","x-deep":${'['.repeat(levels)}${']'.repeat(levels)}}`;
  const deepFlow = (levels: number) => `openapi: 3.1.0\nx-deep: ${'['.repeat(levels)}${']'.repeat(levels)}\n`;
  const deepBlock = (levels: number) =>
    `openapi: 3.1.0\n${Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}a:\n`).join('')}`;

  it.each([deepJson, deepFlow, deepBlock])('100 levels are fine, 10,000 are not', async make => {
    expect(await codesOf(loadText(make(100), { display: 'deep' }))).toEqual([]);
    expect(await codesOf(loadText(make(900), { display: 'deep' }))).toEqual([]);
    expect(await codesOf(loadText(make(10_000), { display: 'deep' }))).toEqual(['too-deep']);
  });

  it('does not exhaust the stack on 1,000,000 levels that do not end', async () => {
    expect(await codesOf(loadText('['.repeat(1_000_000), { display: 'a.json' }))).toEqual(['syntax-error']);
    expect(await codesOf(loadText('['.repeat(1_000_000), { display: 'a.yaml' }))).toEqual(['too-deep']);
  });

  it.each<[string, LoadOptions['limits'], Code[]]>([
    ['bytes of the root', { bytes: 10 }, ['too-large']],
    ['bytes of all files', { bytes: 75 }, ['too-large']],
    ['files', { files: 1 }, ['too-many-files']],
  ])('are kept: %s', async (_, limits, want) => {
    const cwd = folderWith({
      'main.yaml': pet.replace('PLACE', 'a.yaml'),
      'a.yaml': `type: string # ${'x'.repeat(40)}`,
    });
    expect(await codesOf(loadDocument('main.yaml', { cwd, limits: limits! }))).toEqual(want);
  });

  it('ordinary aliases are fine', async () => {
    const text = 'openapi: 3.1.0\nx-a: &a { type: string }\ncomponents: { schemas: { A: *a, B: *a } }\n';
    const { root } = await loadText(text, { display: 'a.yaml' });
    expect(root.value).toMatchObject({ components: { schemas: { A: { type: 'string' }, B: { type: 'string' } } } });
  });
});
