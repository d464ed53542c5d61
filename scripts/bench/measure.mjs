// Timing of whole processes and of in-process work in fresh processes. Plain Node; used by every bench.
import { spawn } from 'node:child_process';

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Runs a command to its end. Gives its standard output, wall time in ms and exit code. */
export function runProcess(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const begin = performance.now();
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', chunk => (stdout += chunk));
    child.stderr.on('data', chunk => (stderr += chunk));
    child.on('error', reject);
    child.on('close', code => resolve({ code, stdout, stderr, ms: performance.now() - begin }));
  });
}

/** Runs an ES module text in a fresh Node; the module prints one JSON object as its last line. */
export async function inFreshNode(source, args = [], nodeArgs = []) {
  const run = await runProcess(process.execPath, [...nodeArgs, '--input-type=module', '-e', source, '--', ...args]);
  if (run.code !== 0) throw new Error(`a measured process failed:\n${run.stderr}`);
  return JSON.parse(run.stdout.trim().split('\n').at(-1));
}

/** Runs two measurements in turn, A B A B, so that a drift of the machine's speed touches both alike. */
export async function alternately(runs, a, b) {
  const results = { a: [], b: [] };
  await a();
  await b();
  for (let index = 0; index < runs; index++) {
    results.a.push(await a());
    results.b.push(await b());
  }
  return results;
}
