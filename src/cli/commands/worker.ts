import type { Command } from '../command.js';
import type { ExitCode } from '../exit-code.js';
import type { Io } from '../io.js';

/** What the registry's module offers. */
interface WorkerModule {
  runWorker(io: Pick<Io, 'env' | 'stderr' | 'signal'>): Promise<ExitCode>;
}

/** `specwright worker` */
export const worker: Command = {
  usage: 'worker',
  summary: 'inspect what is published in a registry; any number of workers share the work',
  describe: command => command,
  async run(_args, _options, io) {
    const { registryModule } = await import('../registry-module.js');
    const { runWorker } = await registryModule<WorkerModule>('worker');
    return runWorker(io);
  },
};
