import { once } from 'node:events';
import { type FSWatcher, watch as watchFolder } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FindingsError } from '../diagnostics/index.js';
import { resultIfCurrent } from './current.js';
import { generateWith } from './generate.js';
import type { GenerateOptions, GenerateResult } from './options.js';
import { settingsOf } from './settings.js';
import { createTypePrinter } from './types/type-printer.js';

export interface WatchOptions extends Omit<GenerateOptions, 'check'> {
  /** After every run that came to a result. */
  onResult(result: GenerateResult): void;
  /** Where a run failed: a FindingsError while the document is broken. Watching goes on. */
  onError(error: unknown): void;
  /** How long to wait for further changes, in milliseconds. Default: 100. */
  readonly delay?: number;
}

export interface Watching {
  close(): Promise<void>;
}

/**
 * Generates now and after every change to a file of the `$ref` graph. Folders are watched rather than files, since editors
 * replace files, and since a broken document may refer to a file that is not there yet.
 * @returns when the first run is over, whether or not it came to a result
 */
export async function watch(options: WatchOptions): Promise<Watching> {
  const watching = new Watcher(options);
  await watching.run();
  return watching;
}

class Watcher implements Watching {
  readonly #options: WatchOptions;
  readonly #printer = createTypePrinter();
  readonly #folders = new Map<string, FSWatcher>();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #again = false;
  #closed = false;

  constructor(options: WatchOptions) {
    this.#options = options;
    const isPath = options.document !== '-' && !/^(?:https?|git):/i.test(options.document);
    if (isPath) this.#watch(dirname(resolve(options.cwd ?? process.cwd(), options.document)));
  }

  /** One run at a time: a change during one leads to one more after it. */
  run(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#runAll().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #runAll(): Promise<void> {
    while (this.#again && !this.#closed) {
      this.#again = false;
      await this.#generate();
    }
  }

  async #generate(): Promise<void> {
    try {
      const settings = settingsOf(this.#options);
      const result = (await resultIfCurrent(settings)) ?? (await generateWith(settings, this.#printer, false));
      for (const uri of result.sources) if (uri.startsWith('file:')) this.#watch(dirname(fileURLToPath(uri)));
      this.#options.onResult(result);
    } catch (error) {
      if (error instanceof FindingsError) this.#watchPlaces(error);
      this.#options.onError(error);
    }
  }

  /** A broken document may reach further than the last good one did. */
  #watchPlaces(error: FindingsError): void {
    for (const { location } of error.findings) {
      if (location && !/^(?:https?|git):|^</.test(location.file)) {
        this.#watch(dirname(resolve(this.#options.cwd ?? process.cwd(), location.file)));
      }
    }
  }

  #watch(folder: string): void {
    if (this.#folders.has(folder) || this.#closed) return;
    try {
      const watcher = watchFolder(folder, (_event, name) => {
        if (name === null || /\.(?:ya?ml|json)$/i.test(name)) this.#changed();
      });
      // A folder that goes away is watched again once a run finds it.
      watcher.on('error', () => void this.#forget(folder));
      this.#folders.set(folder, watcher);
    } catch {
      // The folder is not there (yet); the run says so.
    }
  }

  async #forget(folder: string): Promise<void> {
    const watcher = this.#folders.get(folder);
    this.#folders.delete(folder);
    if (!watcher) return;
    const closed = once(watcher, 'close');
    watcher.close();
    await closed;
  }

  #changed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.run(), this.#options.delay ?? 100);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#running;
    await Promise.all([...this.#folders.keys()].map(folder => this.#forget(folder)));
    await this.#printer.close();
  }
}
