import { Option } from 'commander';
import type { Command } from '../command.js';
import { formatOption } from '../format-option.js';
import { collect } from '../names-option.js';
import { reportFormats } from '../report.js';

/** `specwright lint [FILE...]` */
export const lint: Command = {
  usage: 'lint [files...]',
  summary: 'review documents: what is ambiguous, unsafe, undocumented or hard to use',
  reports: true,
  describe: command =>
    command
      .argument('[files...]', 'files, quoted patterns, URLs, git:REV:PATH, or -; default: the document of the settings')
      .option('--preset <names>', 'the rules to begin with: minimal, recommended, strict, security', collect)
      .option(
        '--ruleset <files>',
        "rulesets in Spectral's form, alone unless a preset is given too (default: .spectral.*, where it is there)",
        collect,
      )
      .addOption(
        new Option('--fail-on <severity>', 'exit 1 where a finding weighs as much or more')
          .choices(['error', 'warning', 'info'])
          .default('error'),
      )
      .addOption(formatOption(reportFormats, 'for people, programs, CI servers, a pull request or a browser'))
      .option('--output <file>', 'write to a file')
      .option('--fix', 'mend what has one mechanical answer, then tell what is left')
      .option('--dry-run', 'with --fix: show what would change, and write nothing')
      .option('--since <revision>', 'show what the document did not have at a tag, branch or commit')
      .option('--baseline <file>', 'the findings that may stand (default: specwright.baseline.yaml, where it is there)')
      .option('--update-baseline', 'write all findings to it')
      .option('--reason <text>', 'with --update-baseline: why they may stand')
      .option('--no-cache', 'review anew what has not changed')
      .option('--now <day>', 'the day that x-sunset is held against (default: today, in UTC)')
      .option('--allow-remote', 'let $ref lead to http and https')
      .option('--config <file>', 'the settings (default: specwright.config.* of the working folder)'),
  async run(sources, options, io) {
    const { runLint } = await import('../lint/run-lint.js');
    return runLint(
      sources.filter(source => source !== undefined),
      options,
      io,
    );
  },
};
