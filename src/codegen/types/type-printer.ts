import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { TypeMember } from './type-member.js';

/** Prints types beside the main thread: TypeScript and openapi-typescript take longer to load than a contract. */
export interface TypePrinter {
  /** @returns the text of each member's type, in order */
  print(members: readonly TypeMember[]): Promise<readonly string[]>;
  close(): void;
}

/** Starts loading at once. Where the worker's file is not there (sources run untranslated), the main thread does the work. */
export function startTypePrinter(): TypePrinter {
  const file = new URL('./types-worker.js', import.meta.url);
  return existsSync(fileURLToPath(file)) ? new WorkerPrinter(new Worker(file)) : mainThreadPrinter;
}

const mainThreadPrinter: TypePrinter = {
  async print(members) {
    const { printMembers } = await import('./openapi-typescript.js');
    return printMembers(members);
  },
  close() {},
};

/** What the worker answers. */
export type WorkerAnswer = { readonly texts: readonly string[] } | { readonly error: string };

class WorkerPrinter implements TypePrinter {
  readonly #worker: Worker;

  constructor(worker: Worker) {
    this.#worker = worker;
    // An idle worker keeps no process alive; one that fails while idle says so when it is next asked.
    worker.unref();
    worker.on('error', () => undefined);
  }

  async print(members: readonly TypeMember[]): Promise<readonly string[]> {
    if (members.length === 0) return [];
    const answer = await this.#ask(members);
    if ('error' in answer) throw new Error(`The types could not be printed: ${answer.error}`);
    return answer.texts;
  }

  #ask(members: readonly TypeMember[]): Promise<WorkerAnswer> {
    const worker = this.#worker;
    worker.ref();
    return new Promise<WorkerAnswer>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('The worker that prints types has ended')));
      worker.postMessage(members);
    }).finally(() => {
      for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
      worker.on('error', () => undefined).unref();
    });
  }

  close(): void {
    void this.#worker.terminate();
  }
}
