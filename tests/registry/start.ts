import { Writable } from 'node:stream';
import { connectDatabase } from 'specwright/database';
import { createLogger } from 'specwright/observability';
import { createApp } from '../../src/registry/app.js';
import { ownDocument } from '../../src/registry/document.js';
import type { InspectionLimits, Inspector } from '../../src/registry/inspections/inspector.js';
import { listen } from '../../src/registry/server.js';

export interface Running {
  readonly url: string;
  readonly inspector: Inspector;
  close(): Promise<void>;
}

export interface StartOptions {
  readonly attempts?: number;
  readonly inspections?: InspectionLimits;
}

/** The registry without its database: what needs none works all the same. */
export async function start(port: number, { attempts = 1, inspections = {} }: StartOptions = {}): Promise<Running> {
  const database = connectDatabase({ connection: 'postgres://postgres@127.0.0.1:1/none' });
  const destination = new Writable({ write: (_chunk, _encoding, done) => done() });
  const logger = createLogger({ destination });
  const document = await ownDocument();
  const app = createApp({ config: { inspections }, database, clock: () => new Date(), logger, document });
  const { url } = await listen(app, { port, host: '127.0.0.1', attempts });
  return { url, inspector: app.dependencies.inspector, close: () => app.close() };
}
