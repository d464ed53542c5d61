import { Option } from 'commander';
import type { Command } from '../command.js';
import { exitCode } from '../exit-code.js';
import { formatOption } from '../format-option.js';
import { loadOptions } from '../load-options.js';
import { writeResult } from '../output.js';
import { createProgress } from '../progress.js';
import { flag, textOption } from '../text-option.js';

/** `specwright diff BEFORE AFTER` */
export const diff: Command = {
  usage: 'diff <before> <after>',
  summary: 'say what a change of a document breaks, for whom, with proof',
  describe: command =>
    command
      .argument('<before>', 'the version that clients keep to: a file, a URL, git:REV:PATH, or - for standard input')
      .argument('<after>', 'the version that takes its place')
      .addOption(formatOption(['pretty', 'json'], 'for people or for programs'))
      .addOption(
        new Option('--fail-on <level>', 'exit 1 where a change is of this level or graver').choices([
          'breaking',
          'risky',
        ]),
      )
      .option('--output <file>', 'write to a file')
      .option('--allow-remote', 'let $ref lead to http and https'),
  async run([before = '', after = ''], options, io) {
    const progress = createProgress(io);
    const [{ diff: compare, formats }, { load }] = await Promise.all([
      import('../../diff/index.js'),
      import('../../contract/index.js'),
    ]);
    try {
      const read = (file: string) => {
        progress.stage(`reading ${file}`);
        return load(file, loadOptions(io, flag(options, 'allowRemote')));
      };
      const old = await read(before);
      const now = await read(after);
      progress.stage('comparing');
      const difference = compare(old, now);
      progress.end();
      const json = options['format'] === 'json';
      await writeResult(json ? `${JSON.stringify(difference, null, 2)}\n` : formats.pretty(difference), options, io);
      const failing = textOption(options, 'failOn') === 'risky' ? ['breaking', 'risky'] : ['breaking'];
      return difference.level && failing.includes(difference.level) ? exitCode.findings : exitCode.fine;
    } finally {
      progress.end();
    }
  },
};
