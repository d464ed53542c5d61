import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command } from '../command.js';
import type { ExitCode } from '../exit-code.js';
import type { Io } from '../io.js';

/** What the registry's module offers; it is no part of this bundle, since it uses the package as any user does. */
interface WorkerModule {
  runWorker(io: Pick<Io, 'env' | 'stderr' | 'signal'>): Promise<ExitCode>;
}

/** `specwright worker` */
export const worker: Command = {
  usage: 'worker',
  summary: 'inspect what is published in a registry; any number of workers share the work',
  describe: command => command,
  async run(_args, _options, io) {
    const root = dirname(createRequire(import.meta.url).resolve('specwright/package.json'));
    const file = pathToFileURL(join(root, 'dist/registry/worker.js')).href;
    const { runWorker } = (await import(file)) as WorkerModule; // built of src/registry/worker.ts
    return runWorker(io);
  },
};
