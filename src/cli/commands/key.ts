import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Argument } from 'commander';
import type { Command } from '../command.js';
import type { ExitCode } from '../exit-code.js';
import type { Io } from '../io.js';
import { textOption } from '../text-option.js';

/** What the registry's module offers; it is no part of this bundle, since it uses the package as any user does. */
interface NewKeyModule {
  runNewKey(
    options: { readonly name: string; readonly permissions?: string | undefined },
    io: Pick<Io, 'env' | 'stdout' | 'stderr'>,
  ): Promise<ExitCode>;
}

/** `specwright key new NAME` */
export const key: Command = {
  usage: 'key <action> <name>',
  summary: "make a key in a registry's own database, where the first one was lost",
  describe: command =>
    command
      .addArgument(new Argument('<action>', 'new: in the database of DATABASE_URL or DATA_FOLDER').choices(['new']))
      .argument('<name>', 'whose it is, as the audit log names it')
      .option('--permissions <list>', 'read, write, audit, with commas between (default: everything)'),
  async run([, name = ''], options, io) {
    const root = dirname(createRequire(import.meta.url).resolve('specwright/package.json'));
    const file = pathToFileURL(join(root, 'dist/registry/new-key.js')).href;
    const { runNewKey } = (await import(file)) as NewKeyModule; // built of src/registry/new-key.ts
    return runNewKey({ name, permissions: textOption(options, 'permissions') }, io);
  },
};
