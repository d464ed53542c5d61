// The registry under measurement, in a process of its own: key check, enforcement both ways, Postgres, access log and metrics.
import { join } from 'node:path';

const dist = join(import.meta.dirname, '../../../dist');
const { connectDatabase } = await import(join(dist, 'database/index.js'));
const { createLogger, createMetrics } = await import(join(dist, 'observability/index.js'));
const { createApp } = await import(join(dist, 'registry/app.js'));
const { ownDocument } = await import(join(dist, 'registry/document.js'));

const app = createApp({
  config: { works: process.env.WORK === 'true' },
  database: connectDatabase({ connection: process.env.DATABASE_URL, pool: { max: 10 } }),
  clock: () => new Date(),
  logger: createLogger(),
  metrics: createMetrics({ process: true }),
  document: await ownDocument(),
});
await app.start();
const server = await app.listen(0, '127.0.0.1');
process.send?.(server.address().port);
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.(user + system);
});
process.on('disconnect', () => process.exit(0));
