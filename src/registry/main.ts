import { type Running, start } from './server.js';

const wanted = process.env['PORT'];
const port = wanted === undefined || wanted === '' ? 3000 : Number(wanted);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  process.stderr.write(`PORT must be a number from 0 to 65535, not ${JSON.stringify(wanted)}\n`);
  process.exit(2);
}

const running = await start(port, { host: process.env['HOST'] ?? '127.0.0.1', attempts: 20 });
process.stdout.write(`The registry is at     ${running.url}
  the reference        ${running.url}/docs
  the document         ${running.url}/openapi.yaml
  inspect a document   curl --data-binary @openapi/registry.yaml -H 'Content-Type: application/yaml' ${running.url}/v1/inspections
Ctrl-C ends it.
`);

process.once('SIGINT', () => end(running));
process.once('SIGTERM', () => end(running));

/** Ends within five seconds, whatever is still under way. */
function end({ close }: Running): void {
  setTimeout(() => process.exit(1), 5000).unref();
  close().then(
    () => process.exit(0),
    () => process.exit(1),
  );
}
