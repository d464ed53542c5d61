import { FindingsError, finding } from '../../diagnostics/index.js';
import type { Command } from '../command.js';
import { exitCode } from '../exit-code.js';
import { formatOption } from '../format-option.js';
import { write } from '../io.js';
import { writeResult } from '../output.js';
import { withRegistry } from '../registry/options.js';
import { table } from '../registry/table.js';
import { textOption } from '../text-option.js';

/** `specwright search TERM` */
export const search: Command = {
  usage: 'search <term>',
  summary: 'find operations in all versions of all APIs of a registry',
  describe: command =>
    withRegistry(command.argument('<term>', 'three letters or more of a path, an operationId or a summary'))
      .option('--api <name>', 'in the versions of this API alone')
      .option('--limit <number>', 'how many at most', '50')
      .addOption(formatOption(['pretty', 'json'], 'for people or for programs'))
      .option('--output <file>', 'write to a file'),
  async run([term = ''], options, io) {
    const most = limitOf(textOption(options, 'limit'));
    const [{ findCredentials }, { items }, { textOf }] = await Promise.all([
      import('../registry/credentials.js'),
      import('../registry/client.js'),
      import('../registry/text-of.js'),
    ]);
    const credentials = await findCredentials(textOption(options, 'registry'), io);
    const found: unknown[] = [];
    const api = textOption(options, 'api');
    const within = api === undefined ? '' : `&api=${encodeURIComponent(api)}`;
    const path = `/v1/operations?q=${encodeURIComponent(term)}&limit=${Math.min(most, 100)}${within}`;
    for await (const item of items(credentials, path)) {
      if (found.length === most) {
        await write(io.stderr, `there are more than ${most}; --limit shows more\n`);
        break;
      }
      found.push(item);
    }
    const columns = ['api', 'version', 'method', 'path', 'summary'];
    const rows = found.map(item => columns.map(name => textOf(item, name) ?? ''));
    const json = options['format'] === 'json';
    await writeResult(json ? `${JSON.stringify(found, null, 2)}\n` : table(rows), options, io);
    return exitCode.fine;
  },
};

function limitOf(text = ''): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  const remedy = 'Give a whole number from 1 to 999999';
  throw new FindingsError([finding('usage-invalid', '--limit is no number', { remedy })]);
}
