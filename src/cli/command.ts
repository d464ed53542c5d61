import type { Command as CommanderCommand } from 'commander';
import type { ExitCode } from './exit-code.js';
import type { Io } from './io.js';

/** One command: a row of commands/table.ts. */
export interface Command {
  /** As typed, with its arguments: `bundle <file>`. */
  readonly usage: string;
  /** One sentence for `--help`. */
  readonly summary: string;
  /** Whether its result is a list of findings, in the format of --format. */
  readonly reports?: boolean;
  /** Names its options and explains its arguments. */
  readonly describe: (command: CommanderCommand) => CommanderCommand;
  /**
   * Does the work. What it needs of other rooms it imports here and not at the top: a command must not wait for what
   * only others need.
   * @throws FindingsError where the command can't run
   */
  readonly run: (args: readonly (string | undefined)[], options: Options, io: Io) => Promise<ExitCode>;
}

/** Options as commander gives them, by camel-case name. */
export type Options = Readonly<Record<string, unknown>>;
