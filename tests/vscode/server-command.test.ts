import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findServer, type ServerSearch } from '../../vscode/src/server-command.js';
import { write } from './packed.js';

const folder = mkdtempSync(join(tmpdir(), 'specwright-server-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const manifest = (oldest = '20.19', name = 'specwright') =>
  JSON.stringify({ name, bin: { specwright: './dist/cli/main.cjs' }, engines: { node: `>=${oldest}` } });

const installed = join(folder, 'installed');
const packed = 'node_modules/specwright/dist/cli/main.cjs';
write(installed, {
  'node_modules/specwright/package.json': manifest(),
  [packed]: '',
  'packages/api/api.yaml': '',
  'tools/serve.mjs': '',
});
const [bare, bin] = [join(folder, 'bare'), join(folder, 'bin')];
write(bare, { 'package.json': '[]' });
write(bin, { specwright: '', 'specwright.cmd': '', node: '', 'node.exe': '' });
for (const name of ['specwright', 'node']) chmodSync(join(bin, name), 0o755);

/** A search in one folder by an editor that is up to date, with nothing on PATH. */
const search = (given: Partial<ServerSearch> = {}): ServerSearch => ({
  folders: [bare],
  path: '',
  node: { path: '/editor/code', version: '22.15.1' },
  env: { PATH: '' },
  platform: 'linux',
  ...given,
});

const serve = ['lsp', '--stdio'];
const byEditor = { command: '/editor/code', env: { ELECTRON_RUN_AS_NODE: '1' }, shell: false };

describe('the server of a workspace', () => {
  it("is the package that its folder has, run by the editor's own Node", () => {
    const want = { ...byEditor, args: [join(installed, packed), ...serve], cwd: installed };
    expect(findServer(search({ folders: [installed] }))).toEqual(want);
  });

  it('is the one of a folder above, as in a monorepo', () => {
    const below = join(installed, 'packages/api');
    expect(findServer(search({ folders: [below] }))).toMatchObject({
      args: [join(installed, packed), ...serve],
      cwd: below,
    });
  });

  it('is the one of the first folder that has any', () => {
    expect(findServer(search({ folders: [bare, installed] }))).toMatchObject({ cwd: installed });
  });

  it('is the project itself where it is Specwright', () => {
    const own = join(folder, 'own');
    write(own, { 'package.json': manifest(), 'dist/cli/main.cjs': '' });
    expect(findServer(search({ folders: [own] }))).toMatchObject({ args: [join(own, 'dist/cli/main.cjs'), ...serve] });
  });

  it.each([
    ['another package with such a command', { 'package.json': manifest('20', 'other'), 'dist/cli/main.cjs': '' }],
    ['a copy that is not built', { 'package.json': manifest() }],
    ['a manifest that is no JSON', { 'package.json': '{', 'dist/cli/main.cjs': '' }],
    ['a manifest without commands', { 'package.json': '{"name":"specwright","bin":null}', 'dist/cli/main.cjs': '' }],
  ])('is not %s', (name, texts) => {
    const other = join(folder, name.replaceAll(' ', '-'));
    write(other, texts);
    expect(findServer(search({ folders: [other] }))).toBeUndefined();
  });

  it("is run by the node on PATH where the editor's own is too old for it, and by that one where there is no other", () => {
    const old = { folders: [installed], node: { path: '/editor/code', version: '20.9.0' } };
    expect(findServer(search({ ...old, env: { PATH: bin } }))).toMatchObject({ command: join(bin, 'node'), env: {} });
    expect(findServer(search(old))).toMatchObject(byEditor);
  });
});

describe('the command on PATH', () => {
  it('is taken where no folder has the package', () => {
    const want = { command: join(bin, 'specwright'), args: serve, cwd: bare, env: {}, shell: false };
    expect(findServer(search({ env: { PATH: `/nowhere:${bin}` } }))).toEqual(want);
  });

  it('is run by a shell on Windows, whatever the case of PATH', () => {
    const found = findServer(search({ env: { Path: `C:\\nowhere;${bin}` }, platform: 'win32' }));
    expect(found).toMatchObject({ command: `"${join(bin, 'specwright.cmd')}"`, shell: true });
  });

  it('is none where the file may not be run', () => {
    const other = join(folder, 'not-executable');
    write(other, { specwright: '' });
    expect(findServer(search({ env: { PATH: other } }))).toBeUndefined();
  });
});

describe('specwright.path', () => {
  const named = (path: string) => findServer(search({ folders: [installed], path, env: { PATH: bin } }));

  it('names a file from a folder of the workspace, which Node runs where it is a module', () => {
    expect(named('tools/serve.mjs')).toEqual({
      ...byEditor,
      args: [join(installed, 'tools/serve.mjs'), ...serve],
      cwd: installed,
    });
  });

  it('names an absolute path', () => {
    expect(named(join(bin, 'specwright'))).toMatchObject({ command: join(bin, 'specwright'), args: serve });
  });

  it('names a command on PATH', () => {
    expect(named('node')).toMatchObject({ command: join(bin, 'node'), args: serve });
  });

  it.each(['./nowhere', '/nowhere/specwright', 'no-such-command'])('%s is not made up for by the package', path => {
    expect(named(path)).toBeUndefined();
  });
});
