// Runs Jest once and ends with one line `N passed, N failed, N skipped` over all tests. Arguments go to Jest.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './lib/run.mjs';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'specwright-test-'));
const totalFile = join(folder, 'total.json');

// by NODE_OPTIONS, because Jest's workers inherit that and not our arguments
const nodeOptions = [process.env.NODE_OPTIONS, '--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
const env = {
  ...process.env,
  NODE_OPTIONS: nodeOptions.filter(Boolean).join(' '),
  SPECWRIGHT_TEST_TOTAL: totalFile,
};
const jest = join(root, 'node_modules/jest/bin/jest.js');
// as arguments of Node, because Jest's workers inherit these and what tests start does not. A larger young generation: with
// V8's own an eighth of the time of what computes is the collector's
// of Node 20, whose compiler for speed takes another eighth: it waits until a function was called more often, and compiles each alone
const lessCompiled = process.versions.v8.startsWith('11.') ? ['--interrupt-budget=350000', '--no-turbo-inlining'] : [];
const forNode = ['--max-semi-space-size=64', ...lessCompiled];
const args = [...forNode, jest, '--config', join(root, 'jest.config.mjs'), ...process.argv.slice(2)];
const code = await run(process.execPath, args, { cwd: root, env });

const total = readTotal();
rmSync(folder, { recursive: true, force: true });
const none = total.passed + total.failed + total.skipped === 0;
if (none) process.stderr.write('no test was run\n');
process.exitCode = code !== 0 ? code : none || total.failed > 0 ? 1 : 0;
// a run that Jest calls failed is never one without a failure, such as a crash before the first test
const failed = process.exitCode !== 0 && total.failed === 0 ? 1 : total.failed;
process.stdout.write(`${total.passed} passed, ${failed} failed, ${total.skipped} skipped\n`);

function readTotal() {
  try {
    return JSON.parse(readFileSync(totalFile, 'utf8'));
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}
