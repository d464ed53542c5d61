import { PassThrough, Writable } from 'node:stream';
import type { Io } from '../../src/cli/io.js';
import { runCommandLine } from '../../src/cli/program.js';

/** What a command line gave. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process, as `specwright ARGS` in a folder. */
export async function runCli(
  args: readonly string[],
  options: {
    cwd?: string;
    stdin?: string;
    env?: Record<string, string>;
    tty?: boolean;
    signal?: AbortSignal;
    remote?: Io['remote'];
  } = {},
): Promise<Outcome> {
  const stdout = collector(options.tty);
  const stderr = collector(options.tty);
  const stdin = new PassThrough();
  stdin.end(options.stdin ?? '');
  const code = await runCommandLine(args, {
    cwd: options.cwd ?? process.cwd(),
    env: options.env ?? {},
    stdin,
    stdout: stdout.stream,
    stderr: stderr.stream,
    ...(options.signal && { signal: options.signal }),
    ...(options.remote && { remote: options.remote }),
  });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

function collector(isTTY = false): { stream: Writable & { isTTY: boolean }; text: () => string } {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  return { stream: Object.assign(stream, { isTTY }), text: () => chunks.join('') };
}
