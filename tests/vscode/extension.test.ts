import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseXml } from '../diagnostics/reporters/parse-xml.js';
import { inStubEditor, packExtension, root, textsIn, write } from './packed.js';

const folder = mkdtempSync(join(tmpdir(), 'specwright-vscode-'));
const vsix = packExtension(join(folder, 'first.vsix'));
const texts = textsIn(vsix);
const extension = join(folder, 'unpacked/extension/dist/extension.js');
write(join(folder, 'unpacked'), texts);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const api = `openapi: 3.1.0
info: { title: Ping, version: 1.0.0 }
paths:
  /ping:
    get:
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      responses:
        '200': { description: Fine }
`;

describe('the package of the extension', () => {
  const manifest = JSON.parse(texts['extension/package.json']!);

  it('holds one program and what is to be read', () => {
    expect(Object.keys(texts)).toEqual([
      '[Content_Types].xml',
      'extension.vsixmanifest',
      'extension/LICENSE.txt',
      'extension/README.md',
      'extension/ThirdPartyNotices.txt',
      'extension/dist/extension.js',
      'extension/package.json',
    ]);
    expect(manifest.main).toBe('./dist/extension.js');
    expect(texts['extension/LICENSE.txt']).toBe(readFileSync(join(root, 'LICENSE'), 'utf8'));
  });

  it("has the project's version, and none of what is for its sources only", () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({ name: 'specwright', version, license: 'MIT' });
    expect(manifest).not.toHaveProperty('type');
  });

  it('names a content type for every file', () => {
    const types = [...parseXml(texts['[Content_Types].xml']!).getElementsByTagName('Default')];
    const named = types.map(each => each.getAttribute('Extension'));
    const endings = Object.keys(texts).filter(path => !path.startsWith('['));
    expect(new Set(endings.map(path => path.slice(path.lastIndexOf('.'))))).toEqual(new Set(named));
  });

  it('says in its VSIX manifest what package.json says, and names only files that are there', () => {
    const xml = parseXml(texts['extension.vsixmanifest']!);
    const [first] = xml.getElementsByTagName('Identity');
    const attributes = ['Id', 'Version', 'Publisher'].map(name => first!.getAttribute(name));
    expect(attributes).toEqual([manifest.name, manifest.version, manifest.publisher]);
    expect(xml.getElementsByTagName('DisplayName')[0]!.textContent).toBe(manifest.displayName);
    expect(xml.getElementsByTagName('Description')[0]!.textContent).toBe(manifest.description);
    const properties = [...xml.getElementsByTagName('Property')].map(
      each => [each.getAttribute('Id'), each.getAttribute('Value')] as const,
    );
    expect(properties).toContainEqual(['Microsoft.VisualStudio.Code.Engine', manifest.engines.vscode]);
    expect(xml.getElementsByTagName('InstallationTarget')[0]!.getAttribute('Id')).toBe('Microsoft.VisualStudio.Code');
    const paths = [...xml.getElementsByTagName('Asset')].map(each => each.getAttribute('Path')!);
    expect(paths).toContain('extension/package.json');
    expect(paths.filter(path => !(path in texts))).toEqual([]);
  });

  it('has the licences of all that is bundled', () => {
    const notices = texts['extension/ThirdPartyNotices.txt']!.split('-'.repeat(80)).slice(1);
    const heads = notices.map(text => text.trim().split('\n')[0]!);
    expect(heads.map(head => head.replace(/ .*/, ''))).toEqual([
      'balanced-match',
      'brace-expansion',
      'minimatch',
      'semver',
      'vscode-jsonrpc',
      'vscode-languageclient',
      'vscode-languageserver-protocol',
      'vscode-languageserver-textdocument',
      'vscode-languageserver-types',
    ]);
    expect(notices.filter(text => !/copyright/i.test(text) && !/Blue Oak/.test(text))).toEqual([]);
  });
});

describe('settings and commands', () => {
  const { contributes } = JSON.parse(texts['extension/package.json']!);
  const readme = texts['extension/README.md']!;

  it.each(Object.keys(contributes.configuration.properties))('%s is told in the README, with its default', name => {
    const value = contributes.configuration.properties[name].default;
    expect(readme).toContain(`| \`${name}\` | ${value === '' ? 'empty' : `\`${value}\``} |`);
  });

  it.each<{ title: string }>(contributes.commands)('$title is told in the README', ({ title }) => {
    expect(readme).toContain(`**Specwright: ${title}**`);
  });
});

describe('the extension in a stub of an editor', () => {
  const workspace = join(folder, 'workspace');
  const document = join(workspace, 'api.yaml');
  const bare = join(folder, 'bare');
  write(workspace, {
    'api.yaml': api,
    'notes.yaml': 'openapi is not what this is about\n',
    'broken.cjs': 'process.exit(1);\n',
  });
  write(bare, { 'api.yaml': api, 'notes.yaml': 'title: notes\n' });
  mkdirSync(join(workspace, 'node_modules'));
  symlinkSync(root, join(workspace, 'node_modules/specwright'), 'junction');

  it("starts the workspace's own server, shows what it finds, starts it anew when told to, and ends it", () => {
    const given = inStubEditor(extension, { workspace, document });
    const { contributes } = JSON.parse(texts['extension/package.json']!);
    expect(given.messages).toEqual([]);
    expect([...given.commands].sort()).toEqual(contributes.commands.map((each: { command: string }) => each.command));
    expect(given.reviews.map(({ file }) => file)).toEqual(['api.yaml', 'api.yaml']);
    for (const { diagnostics } of given.reviews) {
      expect(diagnostics.find(({ code }) => code === 'path-parameter-unused')?.range.start).toEqual({
        line: 6,
        character: 10,
      });
    }
    expect(given.providers).toEqual(expect.arrayContaining(['registerHoverProvider', 'registerRenameProvider']));
    expect(given.log.filter(line => line.startsWith('info: starting '))).toHaveLength(2);
    expect(given.log.filter(line => line.startsWith('error: '))).toEqual([]);
  });

  it('says what to do where no server is found and an OpenAPI document is open', () => {
    const { messages } = inStubEditor(extension, { workspace: bare, document: join(bare, 'api.yaml') });
    expect(messages).toEqual([expect.stringContaining('npm install --save-dev specwright')]);
  });

  it('says nothing of a missing server to who has no OpenAPI document', () => {
    const { messages, log } = inStubEditor(extension, { workspace: bare, document: join(bare, 'notes.yaml') });
    expect({ messages, log }).toEqual({ messages: [], log: [] });
  });

  it('says that what the settings name is not there, and starts no other one', () => {
    const given = inStubEditor(extension, { workspace, document, settings: { path: './nothing' } });
    expect(given.messages).toEqual([expect.stringContaining('specwright.path names "./nothing"')]);
    expect(given.providers).toEqual([]);
  });

  it('says once that a server ended before it answered, and does not start it again and again', () => {
    const given = inStubEditor(extension, { workspace, document, settings: { path: './broken.cjs' } });
    expect(given.messages).toEqual([
      expect.stringContaining("Specwright client: couldn't create connection to server"),
    ]);
    expect(given.log.filter(line => line.startsWith('info: starting '))).toHaveLength(1);
    expect(given.providers).toEqual([]);
  });

  it('starts nothing where it is switched off', () => {
    const given = inStubEditor(extension, { workspace, document, settings: { enable: false } });
    expect(given).toMatchObject({ messages: [], log: [], providers: [] });
  });
});
