import type { Command } from '../command.js';
import { exitCode } from '../exit-code.js';
import { writeResult } from '../output.js';
import { pathOf, withRegistry } from '../registry/options.js';
import { textOption } from '../text-option.js';

/** `specwright pull --api NAME --version V` */
export const pull: Command = {
  usage: 'pull',
  summary: 'write the document of a version out of a registry, byte for byte',
  describe: command =>
    withRegistry(
      command
        .requiredOption('--api <name>', 'the API')
        .requiredOption('--version <version>', 'the name of the version')
        .option('--output <file>', 'write to a file'),
    ),
  async run(_args, options, io) {
    const [{ findCredentials }, { ask }] = await Promise.all([
      import('../registry/credentials.js'),
      import('../registry/client.js'),
    ]);
    const credentials = await findCredentials(textOption(options, 'registry'), io);
    const path = pathOf(textOption(options, 'api') ?? '', textOption(options, 'version'));
    const { bytes } = await ask(credentials, `${path}/document`);
    // a registry keeps UTF-8 alone, so the text is the bytes, their mark included
    await writeResult(bytes.toString('utf8'), options, io);
    return exitCode.fine;
  },
};
