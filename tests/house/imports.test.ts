import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { importGraph } from '../../scripts/lib/import-graph.mjs';
import { breaches } from '../../scripts/lib/import-rules.mjs';
import { root } from './source-files.js';

const script = join(root, 'scripts/check-imports.mjs');

/** What the check says as a program. */
function program(...args: readonly string[]) {
  const { status, stdout } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  return { status, stdout };
}

/** Does something with a source folder made of these files. */
function inFolder<T>(files: Readonly<Record<string, string>>, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'specwright-imports-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What breaks a rule in a source folder made of these files. */
const check = (files: Readonly<Record<string, string>>) =>
  inFolder(files, folder => breaches(importGraph(folder), folder));

const one = 'export const one = 1;\n';

describe('the import check', () => {
  it('finds nothing to complain about in src/', () => {
    expect(program()).toEqual({ status: 0, stdout: expect.stringContaining('imports in order') });
  });

  it('ends with 1 and a line for each breach', () => {
    const files = { 'misc/a.ts': one, 'document/a.ts': "import './b.js';" };
    expect(inFolder(files, folder => program(folder))).toEqual({
      status: 1,
      stdout: expect.stringMatching(/^src\/document\/a.ts:1: .*\nsrc\/misc\/a.ts: .*\n2 breaches\n$/),
    });
  });

  it.each([
    ['an upward import', { 'document/index.ts': "import '../contract/index.js';", 'contract/index.ts': one }, 'upward'],
    [
      'an upward type import',
      { 'document/a.ts': "import type { X } from '../contract/index.js';", 'contract/index.ts': one },
      'upward',
    ],
    ['a sideways import', { 'enforce/a.ts': "import '../codegen/index.js';", 'codegen/index.ts': one }, 'sideways'],
    [
      'a way past the entry',
      { 'contract/a.ts': "import '../document/parse.js';", 'document/parse.ts': one },
      'import document/index.ts',
    ],
    [
      'a cycle',
      { 'document/a.ts': "import './b.js';", 'document/b.ts': "export { x } from './a.js';" },
      'cyclic import',
    ],
    [
      'more than types of schema/ in plan/',
      { 'plan/a.ts': "import { x } from '../schema/types.js';", 'schema/types.ts': one },
      'but the types',
    ],
    [
      'another room in registry/',
      { 'registry/a.ts': "import '../enforce/index.js';", 'enforce/index.ts': one },
      'by its public entries',
    ],
    ['a room without a level', { 'misc/a.ts': one }, 'has no level'],
    ['a file that is not there', { 'document/a.ts': "import './b.js';" }, 'leads nowhere'],
    [
      'a YAML parser on the way of a request',
      { 'express/index.ts': "import '../document/index.js';", 'document/index.ts': "import 'js-yaml';" },
      'must start without it',
    ],
    ["ajv's compiler on the way of a request", { 'express/index.ts': "import { Ajv } from 'ajv';" }, 'loads ajv'],
  ])('refuses %s', (_name, files, want) => {
    expect(check(files as Record<string, string>).join('\n')).toContain(want);
  });

  it.each([
    ['an import of a lower room', { 'contract/a.ts': "import '../document/index.js';", 'document/index.ts': one }],
    [
      'a type of schema/ in plan/',
      { 'plan/a.ts': "import type { x } from '../schema/types.js';", 'schema/types.ts': one },
    ],
    ['the public entries in registry/', { 'registry/a.ts': "import 'specwright/express';" }],
    ['what is loaded only when it is needed', { 'express/index.ts': "export const f = () => import('js-yaml');" }],
    ["ajv's run time", { 'express/index.ts': "import 'ajv/dist/runtime/equal.js';" }],
  ])('allows %s', (_name, files) => {
    expect(check(files as Record<string, string>)).toEqual([]);
  });
});
