import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
