import { environment } from 'specwright/express';
import { Inspector } from './inspections/inspector.js';
import { compareDocuments } from './jobs/compare-documents.js';
import { inspectDocument } from './jobs/inspect-document.js';
import { Queue } from './jobs/queue.js';
import { reviewDocument } from './jobs/review-document.js';
import { type Settings, settings as table } from './settings.js';
import { layFoundation } from './start/foundation.js';
import { StartError, tellStartError } from './start/start-error.js';

export interface WorkerIo {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stderr: { write(text: string): unknown };
  /** Ends it. */
  readonly signal?: AbortSignal;
}

/**
 * Inspects and reviews what is published, and compares, until it is told to end; any number of workers may, on any machines.
 * @returns 0, or 2 where it could not start
 */
export async function runWorker({ env, stderr, signal }: WorkerIo): Promise<0 | 2> {
  try {
    const settings = environment(table, env);
    await work(settings, signal ?? new AbortController().signal, text => void stderr.write(text));
    return 0;
  } catch (error) {
    tellStartError(error, text => void stderr.write(text));
    return 2;
  }
}

async function work(settings: Settings, signal: AbortSignal, say: (text: string) => void): Promise<void> {
  const { DATABASE_URL: connection, JOB_EXPIRY } = settings;
  if (connection === undefined) {
    throw new StartError("The variable DATABASE_URL is not set. Set it to the URL of the registry's database");
  }
  const { database, logger } = await layFoundation(settings, connection, 'specwright worker');
  const onError = (error: Error) => logger.error('the job queue failed', { error });
  const queue = new Queue({ database, onError, expiry: JOB_EXPIRY / 1000 });
  const inspector = new Inspector({ deadline: 60_000, memory: 2048, threads: 1 });
  await queue.start();
  const needs = { database, inspector, clock: () => new Date(), logger };
  queue.work(inspectDocument(needs));
  queue.compare(compareDocuments(needs));
  queue.review(reviewDocument(needs));
  say('working; Ctrl-C ends it\n');
  await new Promise<void>(resolve => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await queue.stop();
  await inspector.close();
  await database.close();
}
