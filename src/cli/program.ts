import { Command as Commander, CommanderError } from 'commander';
import { FindingsError, finding } from '../diagnostics/index.js';
import type { Command, Options } from './command.js';
import { commands } from './commands/table.js';
import { type ExitCode, exitCode } from './exit-code.js';
import { reportFailure } from './failure.js';
import { type Io, write } from './io.js';
import { checkOutput } from './output.js';
import { refuseEmptyTexts } from './text-option.js';
import { version } from './version.js';

/**
 * Runs one command line.
 * @param argv what follows `specwright`
 * @returns the exit code; never throws
 */
export async function runCommandLine(argv: readonly string[], io: Io): Promise<ExitCode> {
  const state: State = { result: exitCode.fine, command: undefined, options: {} };
  const texts: string[] = [];
  const program = createProgram(argv[0], texts, async (command, options, args) => {
    state.command = command;
    state.options = options;
    refuseEmptyTexts(options);
    await checkOutput(args, options, io);
    state.result = await command.run(args, options, io);
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return state.result;
  } catch (error) {
    if (!(error instanceof CommanderError)) return reportFailure(error, state.command, state.options, io);
    if (argv.length === 0) {
      await write(io.stderr, program.helpInformation());
      return exitCode.couldNotRun;
    }
    if (error.exitCode === 0) {
      await write(io.stdout, texts.join(''));
      return exitCode.fine;
    }
    return reportFailure(usageError(error), undefined, state.options, io);
  }
}

interface State {
  result: ExitCode;
  command: Command | undefined;
  options: Options;
}

type Action = (command: Command, options: Options, args: readonly (string | undefined)[]) => Promise<void>;

/** @param given the first word of the command line: where that is a command, what the others take is of no use */
function createProgram(given: string | undefined, texts: string[], action: Action): Commander {
  const program = new Commander('specwright')
    .description('Keeps an OpenAPI document and everything that must agree with it in step.')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand(false)
    // an option belongs to the command that it stands behind: `push --version` is not ours
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({ writeOut: text => texts.push(text), writeErr: () => {} })
    .showSuggestionAfterError(true)
    .usage('<command> [options]')
    .addHelpText('after', '\nExit codes: 0 fine, 1 findings, 2 could not run.');
  const only = commands.find(command => nameOf(command) === given);
  for (const command of commands) {
    const sub = program.command(nameOf(command)).description(command.summary);
    if (only && only !== command) continue;
    command.describe(sub).option('--no-color', 'no colours, as with NO_COLOR in the environment');
    sub.copyInheritedSettings(program).action((...values: unknown[]) => {
      // commander gives the arguments, those of a `[files...]` as a list, then the options, then the command itself
      const args = values.slice(0, -2).flat() as (string | undefined)[];
      return action(command, values.at(-2) as Options, args);
    });
  }
  return program;
}

function nameOf({ usage }: Command): string {
  return usage.split(' ', 1)[0]!; // never empty
}

function usageError(error: CommanderError): FindingsError {
  const [first = '', ...rest] = error.message.replace(/^error: /, '').split('\n');
  const hint = rest
    .join(' ')
    .replace(/^\(|\)$/g, '')
    .trim();
  const message = first.replace(/\.$/, '');
  return new FindingsError([
    finding('usage-invalid', message, hint ? { remedy: `${hint} See specwright --help` } : {}),
  ]);
}
