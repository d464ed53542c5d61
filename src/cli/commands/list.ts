import type { Command } from '../command.js';
import { exitCode } from '../exit-code.js';
import { formatOption } from '../format-option.js';
import { writeResult } from '../output.js';
import { pathOf, withRegistry } from '../registry/options.js';
import { table } from '../registry/table.js';
import { textOption } from '../text-option.js';

/** `specwright list [--api NAME]` */
export const list: Command = {
  usage: 'list',
  summary: 'say which APIs a registry has, or which versions of one',
  describe: command =>
    withRegistry(command.option('--api <name>', 'its versions, the newest first'))
      .addOption(formatOption(['pretty', 'json'], 'for people or for programs'))
      .option('--output <file>', 'write to a file'),
  async run(_args, options, io) {
    const [{ findCredentials }, { items }, { textOf }] = await Promise.all([
      import('../registry/credentials.js'),
      import('../registry/client.js'),
      import('../registry/text-of.js'),
    ]);
    const credentials = await findCredentials(textOption(options, 'registry'), io);
    const api = textOption(options, 'api');
    const path = api === undefined ? '/v1/apis' : `${pathOf(api)}/versions`;
    const found: unknown[] = [];
    for await (const item of items(credentials, `${path}?limit=100`)) found.push(item);
    const columns = api === undefined ? ['name', 'title'] : ['version', 'publishedAt', 'title', 'sha256'];
    const rows = found.map(item => columns.map(name => textOf(item, name) ?? ''));
    const json = options['format'] === 'json';
    await writeResult(json ? `${JSON.stringify(found, null, 2)}\n` : table(rows), options, io);
    return exitCode.fine;
  },
};
