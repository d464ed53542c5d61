// The registry at size: 1,000 APIs with 200 versions each, 5 million operations. The 99th percentile of every read at 100
// requests a second, and publishes a second by 8 writers. Seeding takes minutes.
// After `npm run build`: node scripts/bench/scale.mjs [--apis 1000] [--versions 200] [--operations 25]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { registryDatabase } from './service/database.mjs';
import { ordersDocument, seedAtSize } from './service/seed.mjs';

export const title = 'The registry at size: 200,000 versions, 5 million operations';

const RATE = 100;

export async function run({ root, apis = 1000, versions = 200, operations = 25, seconds = 10, publishes = 1000 }) {
  const store = await registryDatabase(root);
  try {
    await seedAtSize(store, { apis, versions, operations });
    const server = await start(root, store.connection);
    try {
      const rows = [];
      for (const [what, path] of Object.entries(reads(apis, versions))) {
        const times = await openLoop(server.port, store.key, path, seconds);
        const p99 = times[Math.ceil(times.length * 0.99) - 1];
        rows.push({ what: `${what}, p99 in ms`, ours: p99.toFixed(1), peer: '', ratio: p99, bar: { most: 50 } });
      }
      const rate = await publish(server.port, store.key, publishes, 8);
      rows.push({
        what: 'publishes a second, 8 writers',
        ours: rate.toFixed(0),
        peer: '',
        ratio: rate,
        bar: { least: 100 },
      });
      return rows;
    } finally {
      await server.stop();
    }
  } finally {
    await store.end();
  }
}

/** Paths by what they read, another one for each request. */
function reads(apis, versions) {
  const api = index => `api-${1 + ((index * 7919) % apis)}`;
  const version = index => `1.${1 + ((index * 104729) % versions)}.0`;
  const terms = ['orders', 'refund', 'get /orders', 'customer 17', 'ship', 'list4', 'nothing of the kind'];
  return {
    'an API': index => `/v1/apis/${api(index)}`,
    'a page of APIs': () => '/v1/apis?limit=50',
    'a version': index => `/v1/apis/${api(index)}/versions/${version(index)}`,
    'a page of versions': index => `/v1/apis/${api(index)}/versions?limit=50`,
    'a document': index => `/v1/apis/${api(index)}/versions/${version(index)}/document`,
    'operations of a version': index => `/v1/apis/${api(index)}/versions/${version(index)}/operations?limit=50`,
    'a search': index => `/v1/operations?limit=50&q=${encodeURIComponent(terms[index % terms.length])}`,
    'a page of the audit log': () => '/v1/audit-events?limit=50',
  };
}

/** Sends requests at a steady rate, whether answers come or not. @returns milliseconds from due to answered, sorted */
async function openLoop(port, key, path, seconds) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const begin = performance.now();
  const sent = [];
  for (let index = 0; index < seconds * RATE; index++) {
    const due = begin + (index * 1000) / RATE;
    const early = due - performance.now();
    if (early > 0) await pause(early);
    sent.push(ask({ port, agent, key, path: path(index) }).then(() => performance.now() - due));
  }
  const times = await Promise.all(sent);
  agent.destroy();
  return times.sort((a, b) => a - b);
}

async function publish(port, key, count, writers) {
  const agent = new Agent({ keepAlive: true });
  const begin = performance.now();
  let next = 0;
  const write = async () => {
    while (next < count) {
      const index = next++;
      const path = `/v1/apis/api-${1 + (index % 50)}/versions/2.${index}.0`;
      await ask({ port, agent, key, path, method: 'PUT', body: ordersDocument(10, `published ${index}`), want: 201 });
    }
  };
  await Promise.all(Array.from({ length: writers }, write));
  agent.destroy();
  return (count / (performance.now() - begin)) * 1000;
}

function ask({ port, agent, key, path, method = 'GET', body, want = 200 }) {
  const headers = {
    authorization: `Bearer ${key}`,
    ...(body && { 'content-type': 'application/openapi+yaml', 'content-length': Buffer.byteLength(body) }),
  };
  return new Promise((done, fail) => {
    const sent = request({ port, host: '127.0.0.1', agent, path, method, headers }, answer => {
      answer.resume();
      answer.on('end', () =>
        answer.statusCode === want ? done() : fail(new Error(`${method} ${path}: ${answer.statusCode}`)),
      );
    });
    sent.on('error', fail);
    sent.end(body);
  });
}

async function start(root, connection) {
  const env = { ...process.env, DATABASE_URL: connection };
  const script = join(root, 'scripts/bench/service/registry.mjs');
  const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = once(child, 'exit');
  const [port] = await once(child, 'message');
  return {
    port,
    stop: () => {
      child.disconnect();
      return ended;
    },
  };
}

if (process.argv[1] === import.meta.filename) {
  const options = { apis: { type: 'string' }, versions: { type: 'string' }, operations: { type: 'string' } };
  const { values } = parseArgs({ options });
  const numbers = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)]));
  for (const { what, ours, bar } of await run({ root: resolve(import.meta.dirname, '../..'), ...numbers }))
    console.log(`${what}: ${ours}, bar ${bar.most === undefined ? `at least ${bar.least}` : `at most ${bar.most}`}`);
}
