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
  /** Of the probe's connections. */
  readonly migrator: Migrator;
  readonly logger: Logger;
  /** Connections beside the others, for whoever asks whether the database answers and has every migration. */
  readonly probe: Database;
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
  // made when they are asked for
  const probe = connectDatabase({ connection, pool: { max: 2, idleTimeout: 10_000 }, applicationName: name });
  const migrations = { folder, exclude: [queueSchema] };
  try {
    const address = databaseAddress(connection);
    await waitForDatabase(database, { address, patience: settings.DATABASE_WAIT, logger });
    const { applied } = await createMigrator(database, migrations).up();
    if (applied.length > 0) logger.info('migrated', { migrations: applied.length });
    return { database, migrator: createMigrator(probe, migrations), logger, probe };
  } catch (error) {
    await database.close();
    throw error;
  }
}
