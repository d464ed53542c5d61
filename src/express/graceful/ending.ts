import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Connections } from './connections.js';
import type { GracefulOptions } from './graceful-options.js';
import { stopServer } from './stop-server.js';

interface Settings extends Pick<GracefulOptions, 'server' | 'readiness' | 'drain' | 'deadline' | 'close' | 'log'> {
  readonly connections: Connections;
}

/** The steps from a signal to an exit code; taken once. */
export class Ending {
  readonly #settings: Settings;
  readonly #deadline: number;
  /** What is not yet closed, in the order in which it will be. */
  readonly #open: string[];
  #run: Promise<number> | undefined;
  #begun = 0;
  #failed = false;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#deadline = settings.deadline ?? 30_000;
    this.#open = ['server', ...(settings.close ?? []).map(({ name }) => name)];
  }

  get begun(): boolean {
    return this.#run !== undefined;
  }

  open(): readonly string[] {
    return [...this.#open];
  }

  /** @returns the exit code: 1 where the deadline passed, a hook failed, or a request was not answered */
  run(): Promise<number> {
    this.#run ??= this.#end();
    return this.#run;
  }

  async #end(): Promise<number> {
    this.#begun = performance.now();
    const clock = timer(this.#deadline);
    const outcome = await Promise.race([this.#steps(), clock.passed]);
    clock.clear();
    const open = this.open();
    if (outcome === late) this.#settings.log?.('the deadline has passed: ending as it is', { open });
    else if (open.length > 0) this.#settings.log?.('ending with what could not be closed', { open });
    else this.#settings.log?.('ended');
    return outcome === late || this.#failed ? 1 : 0;
  }

  async #steps(): Promise<void> {
    const { server, readiness, drain = 5000, close = [] } = this.#settings;
    readiness?.end();
    server.prependListener('request', lastOnConnection);
    // whatever requests do, what is to be closed after them has its time
    const kept = close.length === 0 ? 0 : this.#deadline / 3;
    const drained = Math.min(drain, this.#left() - kept);
    if (drained > 0 && server.listening) await new Promise(resolve => setTimeout(resolve, drained));
    // with nothing to close, the deadline itself ends them
    const patience = close.length === 0 ? this.#deadline : this.#left() - kept;
    await this.#step('server', () => this.#stopServer(patience), this.#deadline);
    for (const [index, { name, close: hook }] of close.entries())
      await this.#step(name, hook, this.#left() / (close.length - index));
  }

  #left(): number {
    return Math.max(0, this.#deadline - (performance.now() - this.#begun));
  }

  async #stopServer(patience: number): Promise<void> {
    const { server, connections, log } = this.#settings;
    const stall = Math.min(5000, this.#deadline / 6);
    const { stalled, cut } = await stopServer({ server, connections, stall, patience });
    if (stalled > 0) log?.('uploads that stood still were given up', { requests: stalled });
    if (cut > 0) log?.('requests were not answered in time', { requests: cut });
    this.#failed ||= cut > 0;
  }

  /** What can't be closed, or not within its part of the time, is told, and must not keep the rest open. */
  async #step(name: string, close: () => unknown, milliseconds: number): Promise<void> {
    const clock = timer(milliseconds);
    try {
      const outcome = await Promise.race([close(), clock.passed]);
      if (outcome === late) return this.#fail('did not close in its time', { what: name });
    } catch (error) {
      this.#fail('could not be closed', { what: name, error });
    } finally {
      clock.clear();
    }
    this.#open.splice(this.#open.indexOf(name), 1);
  }

  #fail(message: string, fields: Readonly<Record<string, unknown>>): void {
    this.#failed = true;
    this.#settings.log?.(message, fields);
  }
}

/** What no hook gives. */
const late = Symbol('late');

function timer(milliseconds: number) {
  let running: NodeJS.Timeout | undefined;
  const passed = new Promise<typeof late>(resolve => {
    running = setTimeout(() => resolve(late), milliseconds);
  });
  return { passed, clear: () => clearTimeout(running) };
}

/** Node then says `Connection: close`, by which a client knows that it must not send the next request here. */
function lastOnConnection(_request: IncomingMessage, response: ServerResponse): void {
  response.shouldKeepAlive = false;
}
