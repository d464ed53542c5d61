import { fileURLToPath } from 'node:url';
import { connectDatabase, createMigrator, type Database, type Migrator, slowQueryLog } from 'specwright/database';
import { createLogger, type Logger } from 'specwright/observability';
import { queueSchema } from '../jobs/queue.js';
import type { Settings } from '../settings.js';
import { databaseAddress } from './database-address.js';
import { waitForDatabase } from './wait-for-database.js';

/** What a server and a worker both stand on. */
export interface Foundation {
  readonly database: Database;
  readonly migrator: Migrator;
  readonly logger: Logger;
}

/** Beside src/ and dist/ alike. */
const folder = fileURLToPath(new URL('../../../migrations', import.meta.url));

/**
 * Connects to the database, waits until it answers, and brings it to where the migrations say. Of several processes that
 * start at once one migrates, and the others wait for it.
 * @throws StartError, FindingsError
 */
export async function layFoundation(settings: Settings, connection: string, name: string): Promise<Foundation> {
  const logger = createLogger({ level: settings.LOG_LEVEL });
  const { DATABASE_POOL: max, SLOW_QUERY: slowQuery } = settings;
  const profiled = slowQuery === undefined ? {} : { slowQuery, onQuery: slowQueryLog(logger) };
  const database = connectDatabase({ connection, pool: { max }, applicationName: name, ...profiled });
  const migrator = createMigrator(database, { folder, exclude: [queueSchema] });
  try {
    const address = databaseAddress(connection);
    await waitForDatabase(database, { address, patience: settings.DATABASE_WAIT, logger });
    const { applied } = await migrator.up();
    if (applied.length > 0) logger.info('migrated', { migrations: applied.length });
    return { database, migrator, logger };
  } catch (error) {
    await database.close();
    throw error;
  }
}
