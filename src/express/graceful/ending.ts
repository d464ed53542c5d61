import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { GracefulOptions } from './graceful-options.js';

type Settings = Pick<GracefulOptions, 'server' | 'readiness' | 'drain' | 'deadline' | 'close' | 'log'>;

/** How often connections that have become idle are looked for. */
const lookEvery = 25;

/** The steps from a signal to an exit code; taken once. */
export class Ending {
  readonly #settings: Settings;
  /** What is not yet closed, in the order in which it will be. */
  readonly #open: string[];
  #run: Promise<number> | undefined;
  #failed = false;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#open = ['server', ...(settings.close ?? []).map(({ name }) => name)];
  }

  get begun(): boolean {
    return this.#run !== undefined;
  }

  open(): readonly string[] {
    return [...this.#open];
  }

  /** @returns the exit code: 1 where the deadline passed or a hook failed */
  run(): Promise<number> {
    this.#run ??= this.#end();
    return this.#run;
  }

  async #end(): Promise<number> {
    const { deadline = 30_000, log } = this.#settings;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>(resolve => {
      timer = setTimeout(() => resolve('late'), deadline);
    });
    const outcome = await Promise.race([this.#steps(), late]);
    clearTimeout(timer);
    if (outcome === 'late') log?.('the deadline has passed: ending as it is', { open: this.open() });
    return outcome === 'late' || this.#failed ? 1 : 0;
  }

  async #steps(): Promise<void> {
    const { server, readiness, drain = 5000, close = [], log } = this.#settings;
    readiness?.end();
    server.prependListener('request', lastOnConnection);
    if (drain > 0 && server.listening) await new Promise(resolve => setTimeout(resolve, drain));
    await this.#step('server', () => stopped(server));
    for (const { name, close: hook } of close) await this.#step(name, hook);
    log?.('ended');
  }

  /** What can't be closed is told, and must not keep the rest open. */
  async #step(name: string, close: () => unknown): Promise<void> {
    try {
      await close();
    } catch (error) {
      this.#failed = true;
      this.#settings.log?.('could not be closed', { what: name, error });
    }
    this.#open.splice(this.#open.indexOf(name), 1);
  }
}

/** Node then says `Connection: close`, by which a client knows that it must not send the next request here. */
function lastOnConnection(_request: IncomingMessage, response: ServerResponse): void {
  response.shouldKeepAlive = false;
}

/** Node closes the connections that are idle now; those that become so with the last answers are to be looked for. */
function stopped(server: Server): Promise<void> {
  if (!server.listening) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const timer = setInterval(() => server.closeIdleConnections(), lookEvery);
    server.close(error => {
      clearInterval(timer);
      if (error) reject(error);
      else resolve();
    });
  });
}
