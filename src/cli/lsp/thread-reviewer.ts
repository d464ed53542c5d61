import type { Writable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { Review, Reviewer, ReviewRequest } from '../../lsp/index.js';

/** A review that takes longer is given up: rules of a project's own may never end. */
const longest = 60_000;

/** What the thread is asked. */
export type Question = { readonly id: number; readonly request: ReviewRequest } | { readonly forget: true };

/** What it answers. */
export type Answer = { readonly id: number } & ({ readonly review: Review } | { readonly error: string });

interface Waiting {
  readonly resolve: (review: Review) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** Reviews in a thread of its own, which is started when it is first needed, and anew where it ends or does not answer. */
export class ThreadReviewer implements Reviewer {
  readonly #log: Writable;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #last = 0;

  /** @param log where what rules print goes: standard output is the editor's */
  constructor(log: Writable) {
    this.#log = log;
  }

  start(): void {
    this.#worker ??= this.#started();
  }

  review(request: ReviewRequest): Promise<Review> {
    const worker = (this.#worker ??= this.#started());
    const id = ++this.#last;
    return new Promise<Review>((resolve, reject) => {
      const timer = setTimeout(() => {
        void worker.terminate();
        this.#fail(worker, new Error(`it took longer than ${longest / 1000} s, and was given up`));
      }, longest);
      this.#waiting.set(id, { resolve, reject, timer });
      worker.postMessage({ id, request } satisfies Question);
    });
  }

  forget(): void {
    this.#worker?.postMessage({ forget: true } satisfies Question);
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  #started(): Worker {
    const worker = new Worker(new URL('./thread.js', import.meta.url), { stdout: true, stderr: true });
    for (const stream of [worker.stdout, worker.stderr]) stream.pipe(this.#log, { end: false });
    worker.on('message', (answer: Answer) => this.#answered(answer));
    worker.on('error', error => this.#fail(worker, error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', () => this.#fail(worker, new Error('the thread that reviews has ended')));
    return worker;
  }

  #answered(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    if (!waiting) return;
    this.#waiting.delete(answer.id);
    clearTimeout(waiting.timer);
    if ('review' in answer) waiting.resolve(answer.review);
    else waiting.reject(new Error(answer.error));
  }

  #fail(worker: Worker, error: Error): void {
    if (this.#worker === worker) this.#worker = undefined;
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.#waiting.clear();
  }
}
