import { type RunningPostgres, startPostgres } from 'specwright/database';
import { environment, serveGracefully } from 'specwright/express';
import { createMetrics } from 'specwright/observability';
import { type App, createApp } from '../app.js';
import { ownDocument } from '../document.js';
import { listen } from '../server.js';
import { type Settings, settings as table } from '../settings.js';
import { makeFirstKey } from '../store/first-key.js';
import { publishExample } from './example.js';
import { type Foundation, layFoundation } from './foundation.js';
import { StartError } from './start-error.js';
import { welcome } from './welcome.js';

export interface ServerIo {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** For the person at the terminal; the log goes to standard output. */
  readonly say: (text: string) => void;
}

/**
 * Starts the registry: its database, the migrations, the first key, the server. It ends with SIGTERM or Ctrl-C.
 * @throws StartError, FindingsError
 */
export async function startServer({ env, say }: ServerIo): Promise<void> {
  const settings = environment(table, env);
  const postgres = settings.DATABASE_URL === undefined ? await ownPostgres(settings, say) : undefined;
  const connection = settings.DATABASE_URL ?? postgres!.connection;
  try {
    const foundation = await layFoundation(settings, connection, 'specwright registry');
    const { app, key } = await readyApp(settings, foundation);
    const { url, server } = await serve(app, settings);
    say(welcome(url, key));
    serveGracefully({
      server,
      readiness: app.readiness,
      drain: settings.SHUTDOWN_DRAIN,
      deadline: settings.SHUTDOWN_DEADLINE,
      log: foundation.logger.info,
      close: [
        { name: 'work', close: app.close },
        { name: 'pool', close: foundation.database.close },
        { name: 'postgres', close: () => postgres?.stop() },
      ],
    });
  } catch (error) {
    await postgres?.stop();
    throw error;
  }
}

function ownPostgres({ DATA_FOLDER }: Settings, say: ServerIo['say']): Promise<RunningPostgres> {
  say('starting Postgres ...\n');
  return startPostgres({ folder: DATA_FOLDER });
}

async function readyApp(settings: Settings, { database, migrator, logger }: Foundation) {
  const document = await ownDocument();
  const clock = () => new Date();
  const { CORS_ORIGINS: origins, TRUST_PROXY: trustProxy } = settings;
  const app = createApp({
    config: {
      works: settings.WORK,
      namesQueries: settings.SLOW_QUERY !== undefined,
      jobs: { expiry: settings.JOB_EXPIRY / 1000 },
      assembly: { trustProxy, ...(origins && { cors: { origins } }) },
    },
    database,
    clock,
    logger,
    metrics: createMetrics({ process: true }),
    document,
    migrated: async () => (await migrator.status()).entries.every(({ state }) => state === 'applied'),
  });
  await app.start();
  const key = await makeFirstKey(database, clock);
  if (key !== undefined) await publishExample(app.dependencies, document.yaml);
  return { app, key };
}

/** A port that was asked for is that or none. */
async function serve(app: App, { PORT: port, HOST: host }: Settings) {
  try {
    return await (port === undefined ? listen(app, { port: 3000, host, attempts: 20 }) : listen(app, { port, host }));
  } catch (error) {
    // listening fails with nothing but system errors
    const { code } = error as NodeJS.ErrnoException;
    throw new StartError(`Nothing can listen at HOST and PORT: ${code}. Choose others, or end what is there`);
  }
}
