import type { Executor } from 'specwright/database';

/** What is done with the jobs of one kind; each is told by a SHA-256. */
export interface Work {
  /** @param retries how often it was begun before, and did not end */
  readonly begin: (hash: Buffer, retries: number) => Promise<void>;
  /** Keeps that it can't be done. */
  readonly giveUp: (executor: Executor, hash: Buffer) => Promise<void>;
  /** Removes what is kept no longer, now and then. */
  readonly tidy?: () => Promise<void>;
}
