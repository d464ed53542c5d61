// Makes the extension for VS Code: one file of vscode/src and what it uses, packed as a .vsix, the same bytes for the same
// sources.
//
//   node scripts/package-vscode.mjs [--output FILE]
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleExtension } from './lib/bundle-extension.mjs';
import { thirdPartyNotices } from './lib/third-party-notices.mjs';
import { vsix } from './lib/vsix.mjs';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({ options: { output: { type: 'string' } } });

const read = path => readFileSync(join(root, path), 'utf8');
// "type" says how the sources are written; what is packed is CommonJS, which every VS Code loads
const { type: _, ...manifest } = JSON.parse(read('vscode/package.json'));
manifest.version = JSON.parse(read('package.json')).version;

const { code, packages } = await bundleExtension(join(root, 'vscode/src/extension.ts'));
const package_ = vsix(manifest, {
  'package.json': `${JSON.stringify(manifest, null, 2)}\n`,
  [manifest.main.replace(/^\.\//, '')]: code,
  'README.md': read('vscode/README.md'),
  'LICENSE.txt': read('LICENSE'),
  'ThirdPartyNotices.txt': thirdPartyNotices(packages),
});

const output = values.output ? resolve(values.output) : join(root, `build/${manifest.name}-${manifest.version}.vsix`);
mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, package_);
process.stdout.write(`${relative(process.cwd(), output)}: ${Math.ceil(package_.length / 1024)} KiB\n`);
