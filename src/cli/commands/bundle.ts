import { Option } from 'commander';
import type { Command } from '../command.js';
import { exitCode } from '../exit-code.js';
import { write } from '../io.js';
import { loadOptions } from '../load-options.js';
import { writeResult } from '../output.js';
import { createProgress } from '../progress.js';
import { remark } from '../report.js';
import { flag, textOption } from '../text-option.js';

/** `specwright bundle FILE` */
export const bundle: Command = {
  usage: 'bundle <file>',
  summary: 'write one document out of a document and all that it references',
  describe: command =>
    command
      .argument('<file>', 'a file, a URL, git:REV:PATH, or - for standard input')
      .option('--output <file>', 'write to a file')
      .addOption(
        new Option('--format <format>', 'default: by the ending of --output, else that of the document').choices([
          'yaml',
          'json',
        ]),
      )
      .option('--allow-remote', 'let $ref lead to http and https'),
  async run([file = ''], options, io) {
    const progress = createProgress(io);
    progress.stage(`reading ${file}`);
    const [room, { createContract }] = await Promise.all([
      import('../../document/index.js'),
      import('../../contract/index.js'),
    ]);
    try {
      const set = await room.loadDocument(file, {
        ...loadOptions(io, flag(options, 'allowRemote')),
        allowBroken: true,
      });
      progress.stage(`bundling ${file}`);
      // what no contract can be made of is refused here as everywhere, not passed on in one piece
      const { findings } = createContract(set);
      const format = formatOf(textOption(options, 'format'), textOption(options, 'output'));
      const { text } = room.bundle(set, format === undefined ? {} : { format });
      progress.end();
      if (findings.length > 0) await write(io.stderr, remark(findings, options, io));
      await writeResult(text, options, io);
    } finally {
      progress.end();
    }
    return exitCode.fine;
  },
};

function formatOf(wanted: string | undefined, output: string | undefined): 'yaml' | 'json' | undefined {
  if (wanted === 'yaml' || wanted === 'json') return wanted;
  const ending = /\.(ya?ml|json)$/i.exec(output ?? '')?.[1]?.toLowerCase();
  return ending === undefined ? undefined : ending === 'json' ? 'json' : 'yaml';
}
