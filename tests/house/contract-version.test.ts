import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { load } from 'js-yaml';
import { root } from './source-files.js';

const released = join(root, 'openapi/released');
const names = readdirSync(released);
const last = join(released, names.at(-1)!);
const text = readFileSync(last, 'utf8');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'specwright-released-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What the check of CI says. */
function check(...args: readonly string[]) {
  const script = join(root, 'scripts/check-contract-version.mjs');
  const { status, stdout } = spawnSync(process.execPath, [script, ...args], { cwd: root, encoding: 'utf8' });
  return { status, stdout };
}

/** The check of a document against the last released one. */
function checkOf(document: string) {
  copyFileSync(last, join(folder, names.at(-1)!));
  writeFileSync(join(folder, 'registry.yaml'), document);
  return check(relative(root, folder), relative(root, join(folder, 'registry.yaml')));
}

const version = (document: string) => (load(document) as { info: { version: string } }).info.version; // a contract has one

describe('a released contract', () => {
  it.each(names)('has its version in its name: %s', name => {
    expect(name).toBe(`registry-${version(readFileSync(join(released, name), 'utf8'))}.yaml`);
  });
});

describe('the version of the contract', () => {
  it('is as high as what changed since the last released one deserves', () => {
    expect(check()).toEqual({ status: 0, stdout: expect.stringContaining('deserved') });
  });

  it.each([
    ['an operation that is gone', (yaml: string) => yaml.replace('  /livez:\n', '  /alive:\n')],
    [
      'an operation that is new',
      (yaml: string) => yaml.replace('\npaths:\n', '\npaths:\n  /new: { get: { responses: {} } }\n'),
    ],
  ])('that stays fails for %s', (_what, change) => {
    expect(change(text)).not.toBe(text);
    const { status, stdout } = checkOf(change(text));
    expect(status).toBe(1);
    expect(stdout).toContain('version-too-low');
  });

  it('may stay where nothing changed', () => {
    expect(checkOf(text).status).toBe(0);
  });

  it('is held against the highest released one', () => {
    const gone = text.replace('  /livez:\n', '  /alive:\n');
    writeFileSync(join(folder, 'registry-0.9.0.yaml'), text.replace(version(text), '0.9.0'));
    writeFileSync(join(folder, 'registry-0.10.0.yaml'), gone.replace(version(text), '0.10.0'));
    writeFileSync(join(folder, 'registry.yaml'), gone.replace(version(text), '0.10.0'));
    expect(check(relative(root, folder), relative(root, join(folder, 'registry.yaml'))).status).toBe(0);
  });
});
