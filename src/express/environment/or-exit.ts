import { FindingsError, printable } from '../../diagnostics/index.js';

/**
 * For the start of a process: what can't be started is told on standard error, a finding a line with its code, and ends it with exit code 1.
 * @param start is called at once; what it gives is given
 * @throws what `start` throws, where that is no FindingsError
 */
export function orExit<Value>(
  start: () => Value,
  { exit = process.exit, write = text => void process.stderr.write(text) }: OrExitOptions = {},
): Value {
  try {
    return start();
  } catch (error) {
    if (!(error instanceof FindingsError)) throw error;
    for (const { message, remedy, code } of error.findings) write(`${printable(`${message}. ${remedy} (${code})`)}\n`);
    return exit(1);
  }
}

export interface OrExitOptions {
  readonly exit?: (code: number) => never;
  readonly write?: (text: string) => void;
}
