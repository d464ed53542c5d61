import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { ThreadTask } from './thread-task.js';
import { workerFile } from './worker-file.js';

/** What newer versions of Node have and its types here have not: https://nodejs.org/api/worker_threads.html#workercpuusageprev */
interface Measured {
  cpuUsage?(): Promise<{ readonly user: number; readonly system: number }>;
}

/** A thread that looks into one document after the other. */
export class Thread {
  readonly #worker: Worker;
  /** Where the system tells of it, below /proc; empty where it does not. */
  #place: string | undefined;

  /**
   * @param memory MB
   * @param ended told once it is gone
   */
  constructor(memory: number, ended: (thread: Thread) => void) {
    this.#worker = new Worker(workerFile(), { resourceLimits: { maxOldGenerationSizeMb: memory } });
    // whoever waits for an answer hears of it; one that ends while idle is not asked again
    this.#worker.on('error', () => undefined);
    this.#worker.once('exit', () => ended(this));
  }

  /** Waits until it takes tasks, which is once. @throws what the signal was aborted with, what it ended with */
  async ready(signal: AbortSignal): Promise<void> {
    this.#worker.ref();
    this.#place ??= (await once(this.#worker, 'message', { signal }))[0] as string; // the first that worker.ts sends
  }

  /** @returns the JSON of what the task wants. @throws as `ready` */
  async ask(task: ThreadTask, signal: AbortSignal): Promise<string> {
    this.#worker.postMessage(task);
    const [answer] = await once(this.#worker, 'message', { signal });
    return answer; // written by worker.ts
  }

  /** Milliseconds for which a processor has run it so far; undefined where nobody can tell, and once it is gone. */
  async processorTime(): Promise<number | undefined> {
    if (this.#place) return timeAt(this.#place);
    try {
      const usage = await (this.#worker as Measured).cpuUsage?.();
      return usage && (usage.user + usage.system) / 1000;
    } catch {
      return undefined;
    }
  }

  /** One that does nothing keeps no process alive. */
  rest(): void {
    this.#worker.unref();
  }

  async terminate(): Promise<void> {
    await this.#worker.terminate();
  }
}

/** Of what Linux counts it in, whatever the machine: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const ticksASecond = 100;

function timeAt(place: string): number | undefined {
  try {
    const text = readFileSync(`/proc/${place}/stat`, 'latin1');
    // its name, in brackets, may hold anything; the time is in the fields 14 and 15
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    return Number.isFinite(ticks) ? (ticks * 1000) / ticksASecond : undefined;
  } catch {
    return undefined;
  }
}
