// Holds the version of the registry's contract against what changed since the last released one: exit 1, with what changed, where
// it deserves a higher one. Takes the folder of the released ones and the document, for tests.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './lib/run.mjs';

const root = join(import.meta.dirname, '..');
const [folder = 'openapi/released', document = 'openapi/registry.yaml'] = process.argv.slice(2);

const numbers = name => /^registry-(\d+)\.(\d+)\.(\d+)\.yaml$/.exec(name)?.slice(1).map(Number);
const byVersion = (one, other) => {
  const [a, b] = [numbers(one), numbers(other)];
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
};
const last = readdirSync(join(root, folder)).filter(numbers).sort(byVersion).pop();
if (last === undefined) throw new Error(`there is no released contract in ${folder}`);

const args = [join(root, 'dist/cli/main.cjs'), 'diff', '--semver', join(folder, last), document];
process.exitCode = await run(process.execPath, args, { cwd: root });
