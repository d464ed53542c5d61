// Enforcement against its peers: POST a 1 KB order and GET fifty, checked in both directions, 32 connections, the server in
// a process of its own. Requests per second, medians of rounds in which the kinds take turns. After `npm run build`:
// node scripts/bench/http.mjs [--rounds 5] [--seconds 3] [--kinds express,middleware,routes,front,fastify]
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { newOrder } from './http/orders.mjs';

export const title = 'A request and its answer, checked in both directions';

const loads = {
  post: {
    name: 'POST 1 KB',
    method: 'POST',
    body: JSON.stringify(newOrder),
    headers: { 'content-type': 'application/json' },
  },
  get: { name: 'GET 50 orders', method: 'GET' },
};

const pairs = [
  {
    kind: 'middleware',
    peer: 'express',
    what: 'as middleware, beside Express with express.json',
    bars: { post: 1.3, get: 0.95 },
  },
  {
    kind: 'front',
    peer: 'fastify',
    what: 'in front, beside Fastify with the same schemas',
    bars: { post: 1.1, get: 0.8 },
  },
];

/** @returns a row for each bar: what, ours, peer, ratio, bar */
export async function run({ rounds = 5, seconds = 3, kinds = ['express', 'middleware', 'front', 'fastify'] } = {}) {
  const rates = await measureAll(kinds, rounds, seconds);
  return pairs
    .filter(({ kind, peer }) => kinds.includes(kind) && kinds.includes(peer))
    .flatMap(({ kind, peer, what, bars }) =>
      Object.entries(loads).map(([load, { name }]) => {
        const [ours, theirs] = [median(rates[kind][load]), median(rates[peer][load])];
        const rate = number => `${number.toFixed(0)}/s`;
        return {
          what: `${name} ${what}`,
          ours: rate(ours),
          peer: rate(theirs),
          ratio: ours / theirs,
          bar: { least: bars[load] },
        };
      }),
    );
}

async function measureAll(kinds, rounds, seconds) {
  const servers = new Map();
  try {
    for (const kind of kinds) servers.set(kind, await start(kind));
    const rates = Object.fromEntries(kinds.map(kind => [kind, { post: [], get: [] }]));
    for (const kind of kinds)
      for (const load of Object.keys(loads)) await measure(kind, servers.get(kind).port, load, 1);
    for (let round = 0; round < rounds; round++) {
      for (const load of Object.keys(loads)) {
        for (const kind of kinds) rates[kind][load].push(await measure(kind, servers.get(kind).port, load, seconds));
      }
    }
    return rates;
  } finally {
    for (const { child } of servers.values()) child.disconnect();
  }
}

function start(kind) {
  const child = fork(join(import.meta.dirname, 'http/server.mjs'), [kind]);
  return new Promise((resolve, reject) => {
    child.once('message', port => resolve({ child, port }));
    child.once('exit', code => reject(new Error(`the server ${kind} ended with ${code}`)));
  });
}

async function measure(kind, port, load, duration) {
  const { name, ...request } = loads[load];
  const result = await autocannon({ url: `http://127.0.0.1:${port}/orders`, connections: 32, duration, ...request });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${kind}, ${name}: ${result.non2xx} answers are not 2xx, ${result.errors} errors`);
  }
  return result.requests.total / result.duration;
}

function median(list) {
  return [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: { rounds: { type: 'string' }, seconds: { type: 'string' }, kinds: { type: 'string' } },
  });
  const kinds = (values.kinds ?? 'express,middleware,routes,front,fastify').split(',');
  const rates = await measureAll(kinds, Number(values.rounds ?? 5), Number(values.seconds ?? 3));
  for (const kind of kinds) {
    const cells = Object.entries(loads).map(([load, { name }]) => `${name} ${median(rates[kind][load]).toFixed(0)}/s`);
    console.log(kind.padEnd(12), cells.join('  '));
  }
  const ratio = (kind, peer, load) => (median(rates[kind][load]) / median(rates[peer][load])).toFixed(2);
  for (const { kind, peer, bars } of [...pairs, { kind: 'routes', peer: 'express', bars: {} }]) {
    if (!rates[kind] || !rates[peer]) continue;
    const cells = Object.keys(loads).map(
      load => `${load} ${ratio(kind, peer, load)}${bars[load] ? ` (bar ${bars[load]})` : ''}`,
    );
    console.log(`${kind} / ${peer}`.padEnd(24), cells.join('  '));
  }
}
