import { setTimeout as pause } from 'node:timers/promises';
import { FindingsError } from 'specwright';
import { type RunningPostgres, startPostgres } from 'specwright/database';
import type { Logger } from 'specwright/observability';

export interface KeepOptions {
  readonly logger: Pick<Logger, 'warn' | 'error'>;
  /** Told once where it can't be kept running. */
  readonly lost: () => void;
  /** Milliseconds before the first start again, twice as many before each further one. Default: 250. */
  readonly pause?: number;
}

/** How often one that does not stay is started again. */
const attempts = 5;
/** Milliseconds after which one has stayed. */
const settled = 60_000;

type Start = (options: { readonly folder: string; readonly port?: number }) => Promise<RunningPostgres>;

/** The Postgres that a server starts for itself: where it ends by itself, it is started again. */
export class OwnPostgres {
  readonly #start: Start;
  readonly #working: string;
  readonly #stopping = new AbortController();
  #running: RunningPostgres;
  #kept: Promise<void> | undefined;

  private constructor(working: string, start: Start, running: RunningPostgres) {
    this.#working = working;
    this.#start = start;
    this.#running = running;
  }

  /**
   * @param working the folder that it keeps its data below
   * @throws FindingsError with one of the codes postgres-*
   */
  static async start(working: string, start: Start = startPostgres): Promise<OwnPostgres> {
    return new OwnPostgres(working, start, await start({ folder: working }));
  }

  /** The same after every start. */
  get connection(): string {
    return this.#running.connection;
  }

  /** For people. */
  get description(): string {
    const { version, folder } = this.#running;
    return `Postgres ${version} of its own, with its data in ${folder}`;
  }

  /** From now on starts it again where it ends by itself: at most five times in a row. */
  keep(options: KeepOptions): void {
    this.#kept ??= this.#keep(options);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running.stop();
    await this.#kept;
    // one that was just being started
    await this.#running.stop();
  }

  async #keep({ logger, lost, pause: first = 250 }: KeepOptions): Promise<void> {
    const { signal } = this.#stopping;
    for (let failures = 0; ; ) {
      const since = performance.now();
      await this.#running.ended;
      if (signal.aborted) return;
      if (performance.now() - since >= settled) failures = 0;
      logger.error('Postgres has ended by itself', { folder: this.#running.folder, failures });
      do {
        if (failures === attempts) return lost();
        // ended early by `stop`
        await pause(first * 2 ** failures++, undefined, { signal }).catch(() => {});
        if (signal.aborted) return;
      } while (!(await this.#again(logger)));
      if (signal.aborted) return;
      logger.warn('Postgres was started again', { folder: this.#running.folder });
    }
  }

  async #again(logger: KeepOptions['logger']): Promise<boolean> {
    const { connection } = this.#running;
    try {
      const running = await this.#start({ folder: this.#working, port: Number(new URL(connection).port) });
      if (running.connection === connection) {
        this.#running = running;
        return true;
      }
      // the pool would not find it
      await running.stop();
      logger.error('Postgres is reached by another way than before');
    } catch (error) {
      const reason = error instanceof FindingsError ? error.findings.map(({ message }) => message).join('; ') : error;
      logger.error('Postgres could not be started again', { reason });
    }
    return false;
  }
}
