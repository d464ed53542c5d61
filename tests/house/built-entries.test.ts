import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadedModules } from './loaded-modules.js';
import { root } from './source-files.js';

const packages = (files: readonly string[]) =>
  [...new Set(files.flatMap(file => /.*(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []))].sort();

const inNode = (...args: readonly string[]) =>
  spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', env: {} });

describe('the built entries', () => {
  it.each([
    ['specwright/express', 'dist/express/index.js', 8],
    ['specwright/runtime', 'dist/schema/runtime/index.js', 5],
  ])('%s loads no package, and few files', (entry, file, most) => {
    const files = loadedModules(entry);
    expect(files).toContain(file);
    expect(packages(files)).toEqual([]);
    expect(files.length).toBeLessThanOrEqual(most);
  });

  // ajv, RE2 and what parses YAML come when one is needed
  it.each(['specwright/runtime/re2', 'specwright'])('%s loads no packages', entry => {
    expect(packages(loadedModules(entry))).toEqual([]);
  });

  it('have one class between them, so that an error of one is known by another', () => {
    const { stdout, stderr } = inNode(
      '--input-type=module',
      '-e',
      `import { FindingsError } from 'specwright';
import { createService } from 'specwright/express';
const plan = { title: '', version: '', basePaths: [''], operations: [], securitySchemes: {} };
try {
  createService({ plan, load: () => ({ checks: {} }) }, { handlers: { unknown() {} } });
} catch (error) {
  console.log(error instanceof FindingsError, error.findings.length);
}`,
    );
    expect({ stdout, stderr }).toEqual({ stdout: 'true 1\n', stderr: '' });
  });

  it('generate by the command, its version in the manifest, types printed by a worker', () => {
    const folder = mkdtempSync(join(tmpdir(), 'specwright-built-'));
    try {
      const document = {
        openapi: '3.1.0',
        info: { title: 'A', version: '1' },
        components: { schemas: { A: { type: 'null' } } },
      };
      writeFileSync(join(folder, 'api.json'), JSON.stringify(document));
      const out = join(folder, 'generated');
      const { status, stderr } = inNode('dist/cli/main.cjs', 'generate', join(folder, 'api.json'), '--out', out);
      expect({ status, stderr }).toMatchObject({ status: 0 });
      const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
      expect(readFileSync(join(out, 'manifest.json'), 'utf8')).toContain(JSON.stringify(version));
      expect(readFileSync(join(out, 'types.d.ts'), 'utf8')).toMatch(/A: null;/);
      expect(existsSync(join(root, 'dist/codegen/types/types-worker.cjs'))).toBe(true);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
