import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { TypeMember } from './type-member.js';

/** Prints types beside the main thread: TypeScript and openapi-typescript take longer to load than a contract. */
export interface TypePrinter {
  /** Begins loading, for a caller that knows it will print. */
  prepare(): void;
  /** @returns the text of each member's type, in order */
  print(members: readonly TypeMember[]): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Nothing is loaded before it is asked for. Where the worker's file is not there (sources run untranslated), the main thread does the work. */
export function createTypePrinter(): TypePrinter {
  const file = new URL('./types-worker.js', import.meta.url);
  return existsSync(fileURLToPath(file)) ? new WorkerPrinter(file) : mainThreadPrinter;
}

const mainThreadPrinter: TypePrinter = {
  prepare() {},
  async print(members) {
    const { printMembers } = await import('./openapi-typescript.js');
    return printMembers(members);
  },
  async close() {},
};

/** What the worker answers. */
export type WorkerAnswer = { readonly texts: readonly string[] } | { readonly error: string };

class WorkerPrinter implements TypePrinter {
  readonly #file: URL;
  #worker: Worker | undefined;

  constructor(file: URL) {
    this.#file = file;
  }

  prepare(): void {
    this.#started();
  }

  #started(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(this.#file);
    // An idle worker keeps no process alive; one that fails while idle says so when it is next asked.
    worker.on('error', () => undefined).unref();
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
    });
    this.#worker = worker;
    return worker;
  }

  async print(members: readonly TypeMember[]): Promise<readonly string[]> {
    if (members.length === 0) return [];
    const answer = await this.#ask(members);
    if ('error' in answer) throw new Error(`The types could not be printed: ${answer.error}`);
    return answer.texts;
  }

  #ask(members: readonly TypeMember[]): Promise<WorkerAnswer> {
    const worker = this.#started();
    worker.ref();
    const listening = new AbortController();
    return new Promise<WorkerAnswer>((resolve, reject) => {
      const { signal } = listening;
      once(worker, 'message', { signal }).then(([answer]) => resolve(answer), reject);
      once(worker, 'exit', { signal }).then(() => reject(new Error('The worker that prints types has ended')), reject);
      worker.postMessage(members);
    }).finally(() => {
      listening.abort();
      // one that is being closed has to keep the process alive until it has ended
      if (this.#worker === worker) worker.unref();
    });
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }
}
