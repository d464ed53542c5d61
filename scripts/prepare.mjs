// Makes a checkout ready to run: installs what package-lock.json names where node_modules differs, and builds where dist is
// not current. Plain Node without packages, because it runs before there are any. Says nothing when nothing is to be done.
import { lstatSync, readlinkSync } from 'node:fs';
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
  // npm empties the folder that it installs into, through a link too: that may be the one that somebody works with
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) {
    const other = readlinkSync(join(root, 'node_modules'));
    process.stderr.write(
      `node_modules is a link to ${other}, which has other packages than package-lock.json names; ` +
        'run npm ci there if it is yours, or remove the link\n',
    );
    process.exit(1);
  }
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
