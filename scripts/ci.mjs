// What .ci/run runs: the tests, the checks of the source, and the package as a user gets it, on the oldest Node and the newest.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkExtension } from './lib/check-extension.mjs';
import { checkPackage } from './lib/check-package.mjs';
import { withOldestPostgres } from './lib/oldest-postgres.mjs';
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

const total = { passed: 0, failed: 0, skipped: 0 };

/** Runs tests, shows what they say, and adds their last line to the total. */
function test(command, args, env = {}) {
  return new Promise(resolve => {
    const options = { cwd: root, env: { ...process.env, ...env }, stdio: ['inherit', 'pipe', 'inherit'] };
    const child = spawn(command, args, options);
    let last = '';
    child.stdout.on('data', chunk => {
      process.stdout.write(chunk);
      last = (last + chunk).slice(-4096);
    });
    child.on('error', () => resolve(1));
    child.on('close', code => resolve(added(last) ? (code ?? 1) : 1));
  });
}

/** Whether there is a total to add; a run that does not say one has failed before the first test. */
function added(output) {
  const counts = /^(\d+) passed, (\d+) failed, (\d+) skipped$/.exec(output.trimEnd().split('\n').pop());
  if (!counts) {
    total.failed += 1;
    return false;
  }
  for (const [index, kind] of Object.keys(total).entries()) total[kind] += Number(counts[index + 1]);
  return true;
}

await step('npm test', () => test('npm', ['test']));
await step('the database on the oldest Postgres', () =>
  withOldestPostgres(env =>
    test(process.execPath, ['scripts/test.mjs', 'tests/database', 'tests/registry', 'tests/testing'], env),
  ),
);
await step('lint and format', () => npm(['run', '--silent', 'lint'], { cwd: root }));
await step('types', () => npm(['run', '--silent', 'typecheck'], { cwd: root }));
await step('imports', () => node('scripts/check-imports.mjs'));
await step('specwright generate --check', () => node('dist/cli/main.cjs', 'generate', '--check'));
await step("the contract's version", () => node('scripts/check-contract-version.mjs'));
await step("the contract's review", () =>
  node('dist/cli/main.cjs', 'lint', '--preset', 'strict,security', '--fail-on', 'warning', '--no-cache'),
);
await step('the package', () => checkPackage(root));
await step('the extension', () => checkExtension(root));

process.stdout.write(failures.length === 0 ? '\nall well\n' : `\nfailed: ${failures.join(', ')}\n`);
process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
process.exitCode = failures.length === 0 ? 0 : 1;
