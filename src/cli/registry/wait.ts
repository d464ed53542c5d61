import type { Command } from 'commander';
import type { Options } from '../command.js';
import { seconds } from '../seconds.js';

const otherwise = 5;

/** The options that say how long a command waits until a version is inspected, or reviewed. */
export function withWait(command: Command): Command {
  return command
    .option('--wait <seconds>', `how long to wait until the registry has looked into it (default: ${otherwise})`)
    .option('--no-wait', 'do not wait for that');
}

/** Milliseconds. @throws FindingsError usage-invalid */
export function waitOf(options: Options): number {
  return options['wait'] === false ? 0 : seconds(options, 'wait', '--wait', otherwise);
}
