import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { load } from '../../src/contract/index.js';
import { runtimeContract } from '../../src/enforce/from-contract.js';
import { createService, type Handler } from '../../src/enforce/index.js';
import { listenerOf, type Way } from '../enforce/hostile/hosts.js';
import { Pipeline, sendAlone } from './pipeline.js';
import { Random } from './random.js';
import { type Requests, requestsOf, spoilt } from './requests.js';

/** Express 4 has the same middleware before it as Express 5; more than these took a minute more and met nothing else. */
const totals: readonly (readonly [total: number, way: Way])[] = [
  [50_000, 'in front'],
  [50_000, 'in Express 5'],
  [2_000, 'in Express 4'],
];
const seed = 20_240_607;
// as Node itself has it: Jest's hundred frames for each refusal are a tenth of the time
Error.stackTraceLimit = 10;
/** What the heap may have grown by between the end of the warm-up and the end. */
const growth = 8 * 1024 * 1024;

const done: Handler = async ({ body }) => {
  const isStream = typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
  if (isStream) for await (const _ of body as AsyncIterable<unknown>); // a stream was just seen to be one
  return { status: 200, body: { done: true } };
};

/** A contract being served, and what there is to send to it. */
interface Target {
  readonly server: Server;
  readonly port: number;
  readonly requests: Requests;
}

// an uncaught error, or a rejection that nobody handles, fails the test by Jest itself
const failures: unknown[] = [];

async function serve(document: string, way: Way): Promise<Target> {
  const contract = await load(join(import.meta.dirname, '../fixtures/fuzz', document));
  const served = runtimeContract(contract);
  const { operations, securitySchemes } = served.plan;
  const service = createService(served, {
    handlers: Object.fromEntries(operations.map(({ name }) => [name, done])),
    security: Object.fromEntries(Object.keys(securitySchemes).map(name => [name, () => ({ subject: 'test' })])),
    body: { decompress: true },
    logger: false,
    observer: { failed: ({ error }) => failures.push(error), violated: breach => failures.push(breach) },
  });
  const server = createServer(listenerOf(way, service));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server's address is one
  return { server, port, requests: requestsOf(contract, 20) };
}

/** What was answered, by kind of request and status. */
class Tally {
  readonly valid = new Map<number, number>();
  readonly other = new Map<number, number>();
  sent = 0;

  add(kind: Map<number, number>, status: number): void {
    kind.set(status, (kind.get(status) ?? 0) + 1);
  }
}

/** One client: whole messages in pipelines, spoilt ones each alone. */
async function client({ port, requests }: Target, random: Random, count: number, tally: Tally): Promise<void> {
  const pipeline = new Pipeline(port);
  for (let sent = 0; sent < count; ) {
    if (random.below(4) === 0) {
      const message = random.one(random.below(2) === 0 ? requests.valid : requests.broken);
      const statuses = await sendAlone(port, spoilt(message, random), random.below(4) === 0);
      for (const status of statuses) tally.add(tally.other, status);
      sent += 1;
    } else sent += await batch(pipeline, requests, random, Math.min(16, count - sent), tally);
  }
  pipeline.close();
}

async function batch(pipeline: Pipeline, requests: Requests, random: Random, size: number, tally: Tally) {
  const kinds = Array.from({ length: size }, () => random.below(2) === 0);
  const messages = kinds.map(valid => random.one(valid ? requests.valid : requests.broken));
  const { statuses } = await pipeline.send(messages);
  for (const [index, status] of statuses.entries()) {
    const valid = kinds[index] === true;
    tally.add(valid ? tally.valid : tally.other, status);
    if (valid && status !== 200) failures.push(`${status}: ${messages[index]!.toString('latin1')}`);
    if (!valid && status === 500) failures.push(`${status}: ${messages[index]!.toString('latin1')}`);
  }
  // what came after an answer that ended the connection is sent no more
  return statuses.length;
}

async function run(targets: readonly Target[], count: number, random: Random, tally: Tally): Promise<void> {
  const clients = [...targets, ...targets, ...targets, ...targets];
  const share = Math.ceil(count / clients.length);
  await Promise.all(clients.map(target => client(target, new Random(random.below(2 ** 31)), share, tally)));
  tally.sent += share * clients.length;
}

function heap(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void; // what the flag puts there
  collect();
  return process.memoryUsage().heapUsed;
}

const openConnections = ({ server }: Target) =>
  new Promise<number>((resolve, reject) =>
    server.getConnections((error, open) => (error ? reject(error) : resolve(open))),
  );

describe.each(totals)('%i requests, %s', (total, way) => {
  const warmUp = total / 5;
  const targets: Target[] = [];
  beforeAll(async () => {
    for (const document of ['bodies.yaml', 'parameters.yaml']) targets.push(await serve(document, way));
  });
  afterAll(async () => {
    for (const { server } of targets) {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    }
  });

  it('are all answered, break nothing, and leave nothing behind', async () => {
    const random = new Random(seed);
    const tally = new Tally();
    await run(targets, warmUp, random, tally);
    const before = heap();
    await run(targets, total - warmUp, random, tally);
    const after = heap();
    expect(failures.slice(0, 5)).toEqual([]);
    expect(tally.sent).toBeGreaterThanOrEqual(total);
    expect([...tally.valid.keys()]).toEqual([200]);
    expect([...tally.other.keys()]).not.toContain(500);
    // it wasn't all refused for one reason, nor let through
    for (const status of [200, 400, 404, 405, 415]) expect(tally.other.get(status)).toBeGreaterThan(0);
    expect(after - before).toBeLessThan(growth);
    for (const target of targets) {
      while ((await openConnections(target)) > 0) await new Promise(resolve => setTimeout(resolve, 10));
    }
  }, 300_000);
});
