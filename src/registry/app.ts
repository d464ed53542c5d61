import type { Server } from 'node:http';
import { answerDatabaseErrors, type Database } from 'specwright/database';
import {
  type AssemblyOptions,
  assemble,
  createService,
  type Readiness,
  readiness,
  type Service,
} from 'specwright/express';
import { type Logger, type Metrics, observer } from 'specwright/observability';
import { contract } from '../../generated/contract.js';
import type { Clock } from './clock.js';
import type { Dependencies } from './dependencies.js';
import type { OwnDocument } from './document.js';
import { createHandlers } from './handlers/index.js';
import { refusedShape } from './handlers/refused-shape.js';
import { type InspectionLimits, Inspector } from './inspections/inspector.js';
import { compareDocuments } from './jobs/compare-documents.js';
import { inspectDocument } from './jobs/inspect-document.js';
import { Queue } from './jobs/queue.js';
import { reviewDocument } from './jobs/review-document.js';
import { nameQueries } from './name-queries.js';
import { createPages } from './pages.js';
import { keyResolver } from './security.js';
import { createLists } from './store/lists.js';

/** How the app behaves. */
export interface AppConfig {
  /** What inspections that anyone may ask for cost. */
  readonly inspections?: InspectionLimits;
  /** What reading a document costs, when it is published and when it is inspected after that. */
  readonly documents?: InspectionLimits;
  /** Whether this process does the work after publishing too. Default: false. */
  readonly works?: boolean;
  /** Seconds. */
  readonly jobs?: { readonly expiry?: number; readonly upkeep?: number };
  /** Whether queries are told of by the operation that asked for them. Default: false. */
  readonly namesQueries?: boolean;
  readonly assembly?: Pick<AssemblyOptions, 'cors' | 'trustProxy' | 'timeouts' | 'maxConnections'>;
}

export interface AppParts {
  readonly config: AppConfig;
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics?: Metrics;
  /** The contract as it is shown to people. */
  readonly document: OwnDocument;
  /**
   * What is asked whether the database answers: with connections of its own it does also while all of the others are in use,
   * which must not take every server out of the balancer at once. Closed with the app. Default: `database`.
   */
  readonly probe?: Database;
  /** Whether the database has every migration. Default: it is not asked. */
  readonly migrated?: () => Promise<boolean>;
}

/** The registry: nothing runs and nothing is connected to before `start` or a request. */
export interface App {
  readonly service: Service;
  readonly readiness: Readiness;
  readonly dependencies: Dependencies;
  /** Readies the lists and the job queue, and takes jobs where this process works. */
  start(): Promise<void>;
  /** Serves with all that stands around a service in production. */
  listen(port: number, host: string): Promise<Server>;
  /** Listens no more, waits for what is under way, and ends what `start` began. The database is left to whoever gave it. */
  close(): Promise<void>;
}

const mebibyte = 1024 * 1024;
/** A document that is published comes from somebody with a key. */
const documentLimits: InspectionLimits = { deadline: 60_000, memory: 2048, threads: 2, waiting: 64 };

/** How requests are taken in, and refused; the observer has the log. */
const requests = {
  limits: { bodyBytes: mebibyte, uploadBytes: 16 * mebibyte },
  mapRefusal: refusedShape,
  logger: false,
} as const;

/** Makes the registry of its parts. */
export function createApp(parts: AppParts): App {
  const { config, database, logger, metrics } = parts;
  const dependencies = dependenciesOf(parts);
  const { queue, reader, inspector, ready, lists } = dependencies;
  const observing = observer(logger, metrics);
  const service = createService(contract, {
    handlers: nameQueries(answerDatabaseErrors(createHandlers(dependencies)), config.namesQueries),
    security: { key: keyResolver(database) },
    fallback: createPages(parts.document, error => logger.error('a page could not be sent', { error })),
    observer: observing,
    ...requests,
  });
  metrics?.poolGauges(database);
  const servers: Server[] = [];
  return {
    service,
    readiness: ready,
    dependencies,
    async start() {
      await lists();
      await queue.start();
      if (config.works) takeJobs(dependencies, parts);
    },
    async listen(port, host) {
      const endpoints = metrics && { '/metrics': metrics.handler };
      const options = { observer: observing, ...config.assembly, ...(endpoints && { endpoints }) };
      const server = await (await assemble(service, options)).listen(port, host);
      servers.push(server);
      return server;
    },
    async close() {
      await Promise.all(servers.splice(0).map(closed));
      await queue.stop();
      await Promise.all([inspector.close(), reader.close(), parts.probe?.close()]);
      metrics?.close();
    },
  };
}

/** What was promised by publishing and by asking for a comparison. */
function takeJobs({ queue, reader }: Dependencies, { database, clock, logger }: AppParts): void {
  const needs = { database, inspector: reader, clock, logger };
  queue.work(inspectDocument(needs));
  queue.compare(compareDocuments(needs));
  queue.review(reviewDocument(needs));
}

function dependenciesOf({ config, database, clock, logger, migrated, probe = database }: AppParts): Dependencies {
  const onError = (error: Error) => logger.error('the job queue failed', { error });
  return {
    database,
    clock,
    lists: createLists(database, clock),
    queue: new Queue({ database, onError, ...config.jobs }),
    inspector: new Inspector(config.inspections),
    reader: new Inspector({ ...documentLimits, ...config.documents }),
    ready: readiness({
      checks: {
        database: signal => probe.ping(signal),
        ...(migrated && {
          migrations: () => migrated().then(all => all || Promise.reject(new Error('some are pending'))),
        }),
      },
      failed: (name, error) => logger.warn('not ready', { check: name, error }),
    }),
  };
}

function closed(server: Server): Promise<void> {
  return new Promise(resolve => {
    // one that is closed already says so, and that will do
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
