import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';

const main = join(import.meta.dirname, '../../dist/cli/main.cjs');

/** A real process `specwright ARGS` of the last build, as `npm test` makes one first. @param options `output`: the file that takes its standard output */
export function runBuilt(
  args: readonly string[],
  options: { cwd: string; input?: string; node?: readonly string[]; env?: Record<string, string>; output?: string },
) {
  const { cwd, input = '', node = [], env = {}, output } = options;
  const file = output === undefined ? undefined : openSync(output, 'w');
  const done = spawnSync(process.execPath, [...node, built(), ...args], {
    cwd,
    input,
    env: { PATH: process.env['PATH'], ...env },
    encoding: 'utf8',
    maxBuffer: 100 * 1024 * 1024,
    ...(file !== undefined && { stdio: ['pipe', file, 'pipe'] as const }),
  });
  if (file !== undefined) closeSync(file);
  return done;
}

/** The same, left to run. */
export function startBuilt(args: readonly string[], cwd: string, env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [built(), ...args], { cwd, env: { PATH: process.env['PATH'], ...env } });
}

function built(): string {
  if (!existsSync(main)) throw new Error('dist/ is missing: run `npm run build`');
  return main;
}
