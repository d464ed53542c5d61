import { runningPostgres } from 'specwright/database';
import { OwnPostgres } from '../start/own-postgres.js';

/** A Postgres to work on, until it is let go. */
export interface Reached {
  readonly connection: string;
  /** For people. */
  readonly description: string;
  readonly stop: () => Promise<void>;
}

/**
 * The Postgres that has its data below a folder: the one that a server runs there, which is left running, else one that is
 * started.
 * @throws FindingsError with one of the codes postgres-*
 */
export async function reachPostgres(working: string): Promise<Reached> {
  const running = await runningPostgres(working);
  if (!running) return OwnPostgres.start(working);
  const { connection, folder, pid } = running;
  return { connection, description: `the Postgres on ${folder}, which process ${pid} runs`, stop: async () => {} };
}
