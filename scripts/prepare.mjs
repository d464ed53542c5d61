// Makes a checkout ready to run: installs what package-lock.json names where node_modules differs, and builds where dist is
// not current. Plain Node without packages, because it runs before there are any. Says nothing when nothing is to be done.
import { join } from 'node:path';
import { built } from './lib/built.mjs';
import { installed } from './lib/installed.mjs';
import { npm, run } from './lib/run.mjs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`specwright needs Node 20.19 or newer; this is ${process.version}\n`);
  process.exit(1);
}
const root = join(import.meta.dirname, '..');

if (!installed(root)) {
  process.stderr.write('installing packages (npm ci) ...\n');
  // NODE_ENV=production would leave out what builds and tests
  const code = await npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root });
  if (code !== 0) process.exit(code);
}

if (!built(root)) {
  process.stderr.write('building ...\n');
  const code = await run(process.execPath, [join(root, 'scripts/build.mjs')], { cwd: root });
  if (code !== 0) process.exit(code);
}
