import { fileURLToPath } from 'node:url';
import { checkOptions } from '../diagnostics/index.js';
import { resultIfCurrent } from './current.js';
import { generateWith } from './generate.js';
import { watchRules } from './option-rules.js';
import type { WatchOptions } from './options.js';
import { settingsOf } from './settings.js';
import { createTypePrinter } from './types/type-printer.js';
import { WatchedFolders } from './watched-folders.js';

export interface Watching {
  close(): Promise<void>;
}

/**
 * Generates now and after every change to a file of the `$ref` graph, those that it refers to and that are not there yet among them.
 * @returns when the first run is over, whether or not it came to a result
 */
export async function watch(options: WatchOptions): Promise<Watching> {
  checkOptions(options, watchRules);
  const watching = new Watcher(options);
  await watching.run();
  return watching;
}

class Watcher implements Watching {
  readonly #options: WatchOptions;
  readonly #printer = createTypePrinter();
  readonly #folders: WatchedFolders;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #again = false;
  #closed = false;

  constructor(options: WatchOptions) {
    const onRead = (path: string) => {
      this.#folders.addFile(path);
      options.load?.onRead?.(path);
    };
    this.#folders = new WatchedFolders(
      name => /\.(?:ya?ml|json)$/i.test(name),
      () => this.#changed(),
    );
    this.#options = { ...options, load: { ...options.load, onRead } };
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
      // where nothing had changed, nothing was loaded
      for (const uri of result.sources) if (uri.startsWith('file:')) this.#folders.addFile(fileURLToPath(uri));
      this.#options.onResult(result);
    } catch (error) {
      this.#options.onError(error);
    }
  }

  #changed(): void {
    if (this.#closed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.run(), this.#options.delay ?? 100);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#running;
    await this.#folders.close();
    await this.#printer.close();
  }
}
