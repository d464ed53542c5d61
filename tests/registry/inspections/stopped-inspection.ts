// A process that inspects what takes far less than the deadline, and whose threads all stop meanwhile, as on a busy machine.
import { setTimeout as pause } from 'node:timers/promises';
import { Inspector } from '../../../src/registry/inspections/inspector.js';

const inspector = new Inspector({ deadline: 3000, patience: 600_000 });
const header = 'openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths: {}\n';
const inspect = (rest: string) => inspector.inspect({ name: 'it', text: header + rest }, new AbortController().signal);

await inspect(''); // the thread is there now
const inspected = inspect(`x-a: [${'{ a: 1 }, '.repeat(40_000)}1]\n`);
await pause(20);
process.stdout.write('stopping\n');
process.kill(process.pid, 'SIGSTOP');
process.stdout.write(`${(await inspected)?.kind}\n`);
await inspector.close();
