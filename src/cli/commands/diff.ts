import { type Command as CommanderCommand, Option } from 'commander';
import type { Command } from '../command.js';
import { formatOption } from '../format-option.js';
import { collect } from '../names-option.js';

const formats = ['pretty', 'json', 'sarif', 'junit', 'github', 'markdown', 'html'] as const;

/** `specwright diff BEFORE AFTER` */
export const diff: Command = {
  usage: 'diff [before] [after]',
  summary: 'say what a change of a document breaks, for whom, with proof',
  reports: true,
  describe: command =>
    verdictOptions(
      command
        .argument('[before]', 'the version that clients keep to: a file, a URL, git:REV:PATH, -, or a quoted pattern')
        .argument('[after]', 'the version that takes its place')
        .option('--since <revision>', 'in place of <before>: the document as it was at a tag, branch or commit')
        .addOption(formatOption([...formats], 'for people, programs, CI servers, a pull request or a browser'))
        .option('--all', 'list safe changes too, and every operation that a change reaches')
        .option('--output <file>', 'write to a file')
        .option('--explain <fingerprint>', 'show one change at full length, as pretty or json')
        .option('--changelog', 'write what is new in the version, as Markdown or json')
        .option('--allow-remote', 'let documents and what they refer to be read by http and https')
        .option('--config <file>', 'the settings (default: specwright.config.* of the working folder)'),
    ),
  async run(sources, options, io) {
    const { runDiff } = await import('../diff/run-diff.js');
    return runDiff(
      sources.filter(source => source !== undefined),
      options,
      io,
    );
  },
};

/** What makes a change count as much as it does, and the command end with 1. */
function verdictOptions(command: CommanderCommand): CommanderCommand {
  return command
    .addOption(
      new Option('--fail-on <level>', 'exit 1 where a change is of this level or graver (default: breaking)').choices([
        'breaking',
        'risky',
      ]),
    )
    .option('--strict <names>', 'take away defaults that make a verdict milder, by name, or all of them', collect)
    .option('--now <day>', 'the day that x-sunset and expiry are held against (default: today, in UTC)')
    .option(
      '--extensions <names>',
      'tell of changes of these extensions of operations, parameters, headers, request bodies and responses, such as x-rate-limit',
      collect,
    )
    .option('--semver', 'exit 1 where info.version rises by less than the changes deserve')
    .option('--accepted <file>', 'the changes that may stand (default: specwright.accepted.yaml, where it is there)')
    .option('--accept <fingerprint>', 'add a change to them; several with commas; has no --format', collect)
    .option('--reason <text>', 'with --accept: why it may stand')
    .option('--owner <name>', 'with --accept: who answers for it')
    .option('--expires <day>', 'with --accept: the last day on which it may');
}
