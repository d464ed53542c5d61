// What .ci/run runs: the tests, the checks of the source, and the package as a user gets it, on the oldest Node and the newest.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkPackage } from './lib/check-package.mjs';
import { npm, run } from './lib/run.mjs';

const root = join(import.meta.dirname, '..');
const documents = join(root, '../shared/data');
if (!process.env.SPECWRIGHT_DOCUMENTS && existsSync(documents)) process.env.SPECWRIGHT_DOCUMENTS = documents;

const failures = [];
const node = (...args) => run(process.execPath, args, { cwd: root });

/** Runs one step and notes whether it failed; the others run all the same, so that one run shows everything. */
async function step(name, action) {
  process.stdout.write(`\n--- ${name}\n`);
  const started = Date.now();
  const code = await action().catch(error => {
    process.stderr.write(`${error.stack ?? error}\n`);
    return 1;
  });
  if (code !== 0) failures.push(name);
  process.stdout.write(
    `--- ${name}: ${code === 0 ? 'ok' : 'FAILED'} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`,
  );
}

/** Runs the README's test command, shows what it says, and keeps its last line. */
function test() {
  return new Promise(resolve => {
    const child = spawn('npm', ['test'], { cwd: root, stdio: ['inherit', 'pipe', 'inherit'] });
    let last = '';
    child.stdout.on('data', chunk => {
      process.stdout.write(chunk);
      last = (last + chunk).slice(-4096);
    });
    child.on('error', () => resolve({ code: 1, total: undefined }));
    child.on('close', code => resolve({ code: code ?? 1, total: last.trimEnd().split('\n').pop() }));
  });
}

let total;
await step('npm test', async () => {
  const result = await test();
  if (/^\d+ passed, \d+ failed, \d+ skipped$/.test(result.total ?? '')) total = result.total;
  return total ? result.code : 1;
});
await step('lint and format', () => npm(['run', '--silent', 'lint'], { cwd: root }));
await step('types', () => npm(['run', '--silent', 'typecheck'], { cwd: root }));
await step('imports', () => node('scripts/check-imports.mjs'));
await step('specwright generate --check', () => node('dist/cli/main.js', 'generate', '--check'));
await step('the package', () => checkPackage(root));

process.stdout.write(failures.length === 0 ? '\nall well\n' : `\nfailed: ${failures.join(', ')}\n`);
process.stdout.write(`${total ?? '0 passed, 1 failed, 0 skipped'}\n`);
process.exitCode = failures.length === 0 ? 0 : 1;
