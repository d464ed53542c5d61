import { answerDatabaseErrors, type Database } from 'specwright/database';
import { createService, type Service } from 'specwright/express';
import type { Logger } from 'specwright/observability';
import { contract } from '../../generated/contract.js';
import type { Clock } from './clock.js';
import type { OwnDocument } from './document.js';
import { createHandlers } from './handlers/index.js';
import { type InspectionLimits, Inspector } from './inspections/inspector.js';
import { inspectDocument } from './jobs/inspect-document.js';
import { Queue } from './jobs/queue.js';
import { createPages } from './pages.js';
import { keyResolver } from './security.js';

/** How the app behaves. */
export interface AppConfig {
  /** What inspections that anyone may ask for cost. */
  readonly inspections?: InspectionLimits;
  /** What reading a document costs, when it is published and when it is inspected after that. */
  readonly documents?: InspectionLimits;
  /** Whether this process does the work after publishing too. Default: false. */
  readonly works?: boolean;
  readonly jobs?: { readonly expiry?: number; readonly upkeep?: number };
}

export interface AppParts {
  readonly config: AppConfig;
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The contract as it is shown to people. */
  readonly document: OwnDocument;
}

/** The registry: nothing runs and nothing is connected to before `start`. */
export interface App {
  readonly service: Service;
  /** Readies the job queue, and takes jobs where this process works. */
  start(): Promise<void>;
  /** Ends what `start` began. The database stays open: it is whoever's gave it. */
  close(): Promise<void>;
}

const mebibyte = 1024 * 1024;
/** A document that is published comes from somebody with a key. */
const documentLimits: InspectionLimits = { deadline: 60_000, memory: 2048, threads: 2, waiting: 64 };

/** Makes the registry of its parts. */
export function createApp({ config, database, clock, logger, document }: AppParts): App {
  const inspector = new Inspector(config.inspections);
  const reader = new Inspector({ ...documentLimits, ...config.documents });
  const onError = (error: Error) => logger.error('the job queue failed', { error: error.message });
  const queue = new Queue({ database, onError, ...config.jobs });
  const unready = async () => {
    const answers = await database.ping().then(
      () => true,
      () => false,
    );
    return answers ? undefined : 'The database does not answer';
  };
  const service = createService(contract, {
    handlers: answerDatabaseErrors(createHandlers({ database, clock, queue, inspector, reader, unready })),
    security: { key: keyResolver(database) },
    fallback: createPages(document),
    limits: { bodyBytes: mebibyte, uploadBytes: 16 * mebibyte },
  });
  return {
    service,
    async start() {
      await queue.start();
      if (config.works) await queue.work(inspectDocument({ database, inspector: reader, clock }));
    },
    async close() {
      await service.close();
      await queue.stop();
      await Promise.all([inspector.close(), reader.close()]);
    },
  };
}
