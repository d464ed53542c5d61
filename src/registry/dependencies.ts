import type { Database } from 'specwright/database';
import type { Readiness } from 'specwright/express';
import type { Clock } from './clock.js';
import type { Inspector } from './inspections/inspector.js';
import type { Queue } from './jobs/queue.js';
import type { Lists } from './store/lists.js';

/** What handlers are made of. */
export interface Dependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly queue: Queue;
  /** Looks into documents that anyone sends. */
  readonly inspector: Inspector;
  /** Reads documents that are published. */
  readonly reader: Inspector;
  readonly ready: Readiness;
  /** Asks the database for the secret of their cursors, the first time. */
  readonly lists: () => Promise<Lists>;
}
