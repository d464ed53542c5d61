import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from 'specwright/database';
import type { Logger } from 'specwright/observability';
import { StartError } from './start-error.js';

const between = 500;

export interface WaitOptions {
  /** Where it is, for people. */
  readonly address: string;
  /** Milliseconds. */
  readonly patience: number;
  readonly logger: Pick<Logger, 'warn'>;
}

/** @throws StartError where the database does not answer in time */
export async function waitForDatabase(database: Database, { address, patience, logger }: WaitOptions): Promise<void> {
  const end = performance.now() + patience;
  for (let attempt = 1; ; attempt++) {
    try {
      return await database.ping();
    } catch (error) {
      const reason = reasonOf(error);
      if (performance.now() >= end) throw noAnswer(address, reason);
      if (attempt === 1)
        logger.warn('waiting for the database', { database: address, seconds: patience / 1000, reason });
      await pause(between);
    }
  }
}

/** The pool's own words are for those who send requests; the cause says why no connection was made. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}

function noAnswer(address: string, reason: string): StartError {
  return new StartError(
    `The database does not answer: ${reason}. See that it runs at ${address} and that DATABASE_URL is right`,
    'database-unreachable',
  );
}
