import { Option } from 'commander';
import type { Command } from '../command.js';

/** `specwright lsp` */
export const lsp: Command = {
  usage: 'lsp',
  summary: 'answer an editor over standard input and output: the Language Server Protocol',
  // editors name the way by which they talk
  describe: command => command.addOption(new Option('--stdio', 'over standard input and output, as without it')),
  async run(_args, _options, io) {
    const { runServer } = await import('../lsp/run-server.js');
    return runServer(io);
  },
};
