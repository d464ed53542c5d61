import { connectDatabase } from 'specwright/database';
import { createLogger } from 'specwright/observability';
import { createApp } from './app.js';
import { ownDocument } from './document.js';
import { listen } from './server.js';

const database = connectDatabase({ connection: process.env['DATABASE_URL'] ?? 'postgres://127.0.0.1/registry' });
const app = createApp({
  config: { works: true },
  database,
  clock: () => new Date(),
  logger: createLogger(),
  document: await ownDocument(),
});
await app.start();
const { url } = await listen(app.service, {
  port: Number(process.env['PORT'] ?? 3000),
  host: '127.0.0.1',
  attempts: 20,
});
process.stdout.write(`The registry is at ${url}, its reference at ${url}/docs\nCtrl-C ends it.\n`);

process.once('SIGINT', end);
process.once('SIGTERM', end);

/** Ends within five seconds, whatever is still under way. */
function end(): void {
  setTimeout(() => process.exit(1), 5000).unref();
  app.close().then(
    () => process.exit(0),
    () => process.exit(1),
  );
}
