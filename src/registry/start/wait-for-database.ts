import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from 'specwright/database';
import type { Logger } from 'specwright/observability';
import { StartError } from './start-error.js';

const between = 500;

/** @throws StartError where the database does not answer in time */
export async function waitForDatabase(
  database: Database,
  { patience, logger }: { readonly patience: number; readonly logger: Logger },
): Promise<void> {
  const end = performance.now() + patience;
  for (let attempt = 1; ; attempt++) {
    try {
      return await database.ping();
    } catch (error) {
      if (performance.now() >= end) throw noAnswer(error);
      if (attempt === 1) logger.warn('waiting for the database', { seconds: patience / 1000, error });
      await pause(between);
    }
  }
}

function noAnswer(error: unknown): StartError {
  // the pool's own words are for those who send requests; the cause says why no connection was made
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new StartError(`The database does not answer: ${reason}. See that it runs and that DATABASE_URL is right`);
}
