import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const root = join(import.meta.dirname, '../..');

/** A process of the last build, as `npm test` makes one first. */
export interface Process {
  readonly child: ChildProcess;
  /** What it has written to standard error so far; the log is apart. */
  readonly said: () => string;
  readonly log: () => string;
  /** Waits until it has said something. */
  until(pattern: RegExp): Promise<RegExpExecArray>;
  /** Sends a signal and waits for the end. @returns the exit code, or the signal */
  end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null>;
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

export const startServer = (env: Record<string, string>) => startProcess([join(root, 'dist/registry/main.js')], env);
export const startWorker = (env: Record<string, string>) =>
  startProcess([join(root, 'dist/cli/main.cjs'), 'worker'], env);

function startProcess(args: readonly string[], env: Record<string, string>): Process {
  if (!existsSync(args[0]!)) throw new Error('dist/ is missing: run `npm run build`');
  const own = { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env };
  const child = spawn(process.execPath, args, { cwd: root, env: own, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let log = '';
  child.stderr.on('data', chunk => (said += chunk));
  child.stdout.on('data', chunk => (log += chunk));
  const ended = new Promise<number | NodeJS.Signals | null>(resolve => {
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
  started.push(child);
  return {
    child,
    said: () => said,
    log: () => log,
    ended,
    async until(pattern) {
      for (let tries = 0; tries < 1200; tries++) {
        const found = pattern.exec(said);
        if (found) return found;
        if (child.exitCode !== null || child.signalCode !== null) break;
        await pause(50);
      }
      throw new Error(`It did not say ${pattern}, but: ${said}`);
    },
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

/** The URL and the key that a server says at its first start. */
export async function greeting(server: Process): Promise<{ readonly url: string; readonly key: string }> {
  const [, url = ''] = await server.until(/registry is at (\S+)/);
  await server.until(/Ctrl-C ends it/);
  const [, key = ''] = /the key +(sw_\S+)/.exec(server.said()) ?? [];
  return { url, key };
}

const started: ChildProcess[] = [];
afterAll(() => {
  for (const child of started.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
});
