import type { Readable } from 'node:stream';
import { refusalOfError } from '../read-bytes.js';
import type { BodyFault } from '../result.js';

/** Whoever takes the bytes of a body, chunk by chunk. Says why it takes no more; never rejects. */
export interface ChunkTaker {
  /** Whether it is at work on what it was given. */
  readonly busy: boolean;
  take(chunk: Buffer): Promise<BodyFault | undefined>;
  end(): Promise<BodyFault | undefined>;
  /** Gives up what is under way. */
  stop(): Promise<void>;
}

export interface IntakeLimits {
  readonly bytes: number;
  /** Milliseconds without a byte from the client; 0: any. */
  readonly idle: number;
}

/** How an intake is over: all was taken, or why it was not; `empty` where there was not a byte. */
export type Outcome = BodyFault | 'empty' | undefined;

/** Moves a body to its taker, which is asked to take a chunk when it has taken the one before. */
export function takeIn(source: Readable, taker: ChunkTaker, limits: IntakeLimits): Promise<Outcome> {
  return new Promise(resolve => new Intake(source, taker, limits, resolve).start());
}

class Intake {
  #done = false;
  #bytes = 0;
  #steps = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly source: Readable,
    private readonly taker: ChunkTaker,
    private readonly limits: IntakeLimits,
    private readonly over: (outcome: Outcome) => void,
  ) {}

  start(): void {
    const { source, limits } = this;
    if (limits.idle > 0) this.#timer = setTimeout(() => this.#expire(), limits.idle);
    source.on('end', () => this.#end());
    source.on('error', error => this.#finish({ code: refusalOfError(error) }));
    source.on('close', () => {
      if (!source.readableEnded) this.#finish({ code: 'aborted' });
    });
    source.on('data', this.#take);
  }

  readonly #take = (chunk: Buffer): void => {
    this.#bytes += chunk.length;
    if (this.#bytes > this.limits.bytes) {
      this.#finish({ code: 'too-large', limit: this.limits.bytes });
      return;
    }
    this.source.pause();
    this.#step(
      () => this.taker.take(chunk),
      () => {
        this.#timer?.refresh();
        this.source.resume();
      },
    );
  };

  #end(): void {
    const read = async () => (this.#bytes === 0 ? 'empty' : this.taker.end());
    this.#step(read, () => this.#finish(undefined));
  }

  /** What was sent is taken in its order, whatever happens meanwhile. */
  #step(read: () => Promise<Outcome>, next: () => void): void {
    this.#steps = this.#steps.then(async () => {
      const outcome = this.#done ? undefined : await read();
      if (outcome !== undefined) this.#finish(outcome);
      else if (!this.#done) next();
    });
  }

  /** While a part is being put away it is not the client who is late. */
  #expire(): void {
    if (this.taker.busy) this.#timer?.refresh();
    else this.#finish({ code: 'timeout' });
  }

  #finish(outcome: Outcome): void {
    if (this.#done) return;
    this.#done = true;
    clearTimeout(this.#timer);
    this.source.off('data', this.#take);
    void this.taker.stop().then(() => this.over(outcome));
  }
}
