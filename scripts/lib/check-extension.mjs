import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './run.mjs';

/**
 * Packs the extension for VS Code twice, as two people far apart would.
 * @param {string} root of the project
 * @returns {Promise<number>} 0 where both packages have the same bytes
 */
export async function checkExtension(root) {
  const folder = mkdtempSync(join(tmpdir(), 'specwright-extension-'));
  try {
    const packages = [];
    for (const TZ of ['UTC', 'Pacific/Auckland']) {
      const output = join(folder, `${packages.length}.vsix`);
      const args = [join(root, 'scripts/package-vscode.mjs'), '--output', output];
      const code = await run(process.execPath, args, { cwd: root, env: { ...process.env, TZ } });
      if (code !== 0) return code;
      packages.push(readFileSync(output));
    }
    if (packages[0].equals(packages[1])) return 0;
    process.stderr.write('the extension has other bytes each time that it is packed\n');
    return 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
