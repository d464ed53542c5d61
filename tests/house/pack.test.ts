import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

describe('npm pack', () => {
  it('builds what is missing before it packs, so that no old dist is published', () => {
    const folder = mkdtempSync(join(tmpdir(), 'specwright-pack-'));
    try {
      copyFileSync(join(root, 'package.json'), join(folder, 'package.json'));
      mkdirSync(join(folder, 'scripts'));
      // in place of the real one, which would install and build
      const prepare =
        "import { mkdirSync, writeFileSync } from 'node:fs'; mkdirSync('dist'); writeFileSync('dist/made.js', '');\n";
      writeFileSync(join(folder, 'scripts/prepare.mjs'), prepare);
      const args = ['pack', '--dry-run', '--json', '--loglevel=error'];
      const { stdout } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' });
      const [{ files }] = JSON.parse(stdout.slice(stdout.indexOf('[\n')));
      expect(files.map(({ path }: { path: string }) => path)).toContain('dist/made.js');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

test('a checkout whose packages are a link to those of another is not made ready by emptying that', () => {
  const folder = mkdtempSync(join(tmpdir(), 'specwright-prepare-'));
  try {
    const [own, other] = [join(folder, 'own'), join(folder, 'other')];
    for (const each of [own, other]) mkdirSync(each);
    writeFileSync(join(other, 'kept.js'), '');
    symlinkSync(other, join(own, 'node_modules'), 'junction');
    cpSync(join(root, 'scripts'), join(own, 'scripts'), { recursive: true });
    writeFileSync(join(own, 'package.json'), '{}');
    writeFileSync(
      join(own, 'package-lock.json'),
      '{"lockfileVersion":3,"packages":{"":{},"node_modules/a":{"version":"1.0.0"}}}',
    );
    const { status, stderr } = spawnSync(process.execPath, ['scripts/prepare.mjs'], { cwd: own, encoding: 'utf8' });
    expect([status, stderr]).toEqual([1, expect.stringContaining(`node_modules is a link to ${other}`)]);
    expect(readdirSync(other)).toEqual(['kept.js']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
