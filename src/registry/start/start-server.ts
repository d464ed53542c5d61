import { type Graceful, serveGracefully } from 'specwright/express';
import { createMetrics } from 'specwright/observability';
import { type App, createApp } from '../app.js';
import { type OwnDocument, ownDocument } from '../document.js';
import { type Listening, listen } from '../server.js';
import type { Settings } from '../settings.js';
import { makeFirstKey } from '../store/first-key.js';
import { databaseAddress } from './database-address.js';
import { publishExample } from './example.js';
import { type Foundation, layFoundation } from './foundation.js';
import { OwnPostgres } from './own-postgres.js';
import { readSettings, refuseUnwanted } from './read-settings.js';
import { StartError } from './start-error.js';
import { firstKey, welcome } from './welcome.js';

export interface ServerIo {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** For the person at the terminal; the log goes to standard output. */
  readonly say: (text: string) => void;
}

/**
 * Starts the registry: its database, the migrations, the server, the first key. It ends with SIGTERM or Ctrl-C.
 * @throws StartError, FindingsError
 */
export async function startServer({ env, say }: ServerIo): Promise<void> {
  const settings = readSettings(env, say);
  refuseUnwanted(env, settings);
  const postgres = settings.DATABASE_URL === undefined ? await ownPostgres(settings, say) : undefined;
  const connection = settings.DATABASE_URL ?? postgres!.connection;
  say(`database: ${postgres?.description ?? databaseAddress(connection)}\n`);
  let begun: Begun | undefined;
  try {
    const foundation = await layFoundation(settings, connection, 'specwright registry');
    const document = await ownDocument();
    const app = readyApp(settings, foundation, document);
    begun = { app, foundation };
    await app.start();
    const listening = await serve(app, settings);
    endGracefully({ settings, foundation, app, listening, postgres });
    await first(app, document, foundation, say);
    say(welcome(listening.url));
  } catch (error) {
    if (begun) await giveUp(begun);
    await postgres?.stop();
    throw error;
  }
}

type Begun = Pick<Started, 'app' | 'foundation'>;

/** Whoever still works on the database would log its end as a failure, beside what is wrong. */
async function giveUp({ app, foundation }: Begun): Promise<void> {
  // that it does not end, either, is no news
  await app.close().catch(() => {});
  await foundation.database.close().catch(() => {});
}

function ownPostgres({ DATA_FOLDER }: Settings, say: ServerIo['say']): Promise<OwnPostgres> {
  say('starting Postgres ...\n');
  return OwnPostgres.start(DATA_FOLDER);
}

function readyApp(settings: Settings, { database, migrator, logger, probe }: Foundation, document: OwnDocument): App {
  const { CORS_ORIGINS: origins, TRUST_PROXY: trustProxy, MAX_CONNECTIONS: maxConnections } = settings;
  const timeouts = { request: settings.REQUEST_TIMEOUT, headers: Math.min(20_000, settings.REQUEST_TIMEOUT) };
  return createApp({
    config: {
      works: settings.WORK,
      jobs: { expiry: settings.JOB_EXPIRY / 1000 },
      namesQueries: settings.SLOW_QUERY !== undefined,
      assembly: { trustProxy, maxConnections, timeouts, ...(origins && { cors: { origins } }) },
    },
    database,
    clock: () => new Date(),
    logger,
    metrics: createMetrics({ process: true }),
    document,
    probe,
    migrated: async () => (await migrator.status()).entries.every(({ state }) => state === 'applied'),
  });
}

/** Only where somebody can be told of it there is a key: so the server listens by now, and nothing stands between. */
async function first(app: App, document: OwnDocument, { logger }: Foundation, say: ServerIo['say']): Promise<void> {
  const { database, clock } = app.dependencies;
  const key = await makeFirstKey(database, clock);
  if (key === undefined) return;
  say(firstKey(key));
  try {
    await publishExample(app.dependencies, document.yaml);
  } catch (error) {
    logger.warn('the example could not be published', { error });
  }
}

/** A port that was asked for is that or none. */
async function serve(app: App, { PORT: port, HOST: host }: Settings): Promise<Listening> {
  try {
    return await (port === undefined ? listen(app, { port: 3000, host, attempts: 20 }) : listen(app, { port, host }));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new StartError(`Nothing can listen at HOST and PORT: ${error.code}. Choose others, or end what is there`);
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

interface Started {
  readonly settings: Settings;
  readonly foundation: Foundation;
  readonly app: App;
  readonly listening: Listening;
  readonly postgres: OwnPostgres | undefined;
}

function endGracefully({ settings, foundation, app, listening, postgres }: Started): void {
  const { database, logger } = foundation;
  let lost = false;
  const graceful: Graceful = serveGracefully({
    server: listening.server,
    readiness: app.readiness,
    drain: settings.SHUTDOWN_DRAIN,
    deadline: settings.SHUTDOWN_DEADLINE,
    log: logger.info,
    close: [
      { name: 'work', close: app.close },
      { name: 'pool', close: database.close },
      { name: 'postgres', close: () => postgres?.stop() },
    ],
    exit: code => process.exit(lost ? 1 : code),
  });
  postgres?.keep({
    logger,
    lost() {
      lost = true;
      logger.error('Postgres does not stay: ending, with exit code 1');
      void graceful.end();
    },
  });
}
