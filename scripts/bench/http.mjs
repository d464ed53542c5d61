// Enforcement against its peers: POST a 1 KB order and GET fifty, checked in both directions, 32 connections, the server in
// a process and, where `taskset` is there, on a core of its own. Requests per second and the server's processor time for
// each, medians of rounds in which the kinds take turns. Every round has servers of its own: how one process was compiled
// and laid out in memory stays with it, and moves its figures by a tenth.
// On a busy machine the ratio of processor times, the standalone run's last column, is the steadier one.
// After `npm run build`:
// node scripts/bench/http.mjs [--rounds 7] [--seconds 2] [--kinds express,middleware,routes,front,fastify,assembly,fastify-plugins]
// The client takes no compressed answers: what a zlib takes is the same for all.
import { fork, spawn, spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { load as send } from './http/client.mjs';
import { newOrder } from './http/orders.mjs';
import { median } from './measure.mjs';

export const title = 'A request and its answer, checked in both directions';

const loads = {
  post: {
    name: 'POST 1 KB',
    method: 'POST',
    path: '/orders',
    body: JSON.stringify(newOrder),
    headers: { 'content-type': 'application/json' },
  },
  get: { name: 'GET 50 orders', method: 'GET', path: '/orders' },
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
  {
    kind: 'assembly',
    peer: 'fastify-plugins',
    what: 'with log, ids, helmet, CORS and compression, beside Fastify with its plug-ins for them',
    bars: { post: 1.1, get: 0.8 },
  },
];

/** @returns a row for each bar: what, ours, peer, ratio, bar */
export async function run({ rounds = 7, seconds = 2, kinds = pairs.flatMap(({ kind, peer }) => [peer, kind]) } = {}) {
  const results = await measureAll(kinds, rounds, seconds);
  return pairs
    .filter(({ kind, peer }) => kinds.includes(kind) && kinds.includes(peer))
    .flatMap(({ kind, peer, what, bars }) =>
      Object.entries(loads).map(([load, { name }]) => {
        const [ours, theirs] = [results[kind][load], results[peer][load]];
        return {
          what: `${name} ${what}`,
          ours: shown(ours),
          peer: shown(theirs),
          ratio: rateOf(ours) / rateOf(theirs),
          bar: { least: bars[load] },
        };
      }),
    );
}

const rateOf = rounds => median(rounds.map(({ rate }) => rate));
const costOf = rounds => median(rounds.map(({ cost }) => cost));
const shown = rounds => `${rateOf(rounds).toFixed(0)}/s, ${costOf(rounds).toFixed(0)} µs`;

async function measureAll(kinds, rounds, seconds) {
  const results = Object.fromEntries(kinds.map(kind => [kind, { post: [], get: [] }]));
  for (let round = 0; round < rounds; round++) {
    for (const kind of kinds) {
      const server = await start(kind);
      try {
        for (const load of Object.keys(loads)) {
          await measure(kind, server, load, 1);
          results[kind][load].push(await measure(kind, server, load, seconds));
        }
      } finally {
        server.child.disconnect();
      }
    }
  }
  return results;
}

const pins = availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0;

function start(kind) {
  const script = join(import.meta.dirname, 'http/server.mjs');
  // what is logged goes nowhere
  const stdio = ['ignore', 'ignore', 'inherit', 'ipc'];
  const child = pins
    ? spawn('taskset', ['--cpu-list', '0', process.execPath, script, kind], { stdio })
    : fork(script, [kind], { stdio });
  return new Promise((resolve, reject) => {
    child.once('message', port => resolve({ child, port }));
    child.once('exit', code => reject(new Error(`the server ${kind} ended with ${code}`)));
  });
}

/** @returns requests per second, and microseconds of the server's processor time for each */
async function measure(kind, { child, port }, load, seconds) {
  const before = await usageOf(child);
  const begin = performance.now();
  const end = begin + seconds * 1000;
  const answers = await send({ port, request: loads[load], enough: () => performance.now() >= end }).catch(error => {
    throw new Error(`${kind}, ${loads[load].name}: ${error.message}`);
  });
  const taken = performance.now() - begin;
  return { rate: (answers / taken) * 1000, cost: ((await usageOf(child)) - before) / answers };
}

/** Microseconds of processor time that a server has used. */
function usageOf(child) {
  return new Promise(resolve => {
    child.once('message', resolve);
    child.send('usage');
  });
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: { rounds: { type: 'string' }, seconds: { type: 'string' }, kinds: { type: 'string' } },
  });
  const kinds = (values.kinds ?? 'express,middleware,routes,front,fastify,assembly,fastify-plugins').split(',');
  const results = await measureAll(kinds, Number(values.rounds ?? 7), Number(values.seconds ?? 2));
  for (const kind of kinds) {
    const cells = Object.entries(loads).map(([load, { name }]) => `${name} ${shown(results[kind][load])}`);
    console.log(kind.padEnd(16), cells.join('  '));
  }
  for (const { kind, peer, bars } of [...pairs, { kind: 'routes', peer: 'express', bars: {} }]) {
    if (!results[kind] || !results[peer]) continue;
    for (const load of Object.keys(loads)) {
      const [ours, theirs] = [results[kind][load], results[peer][load]];
      const rates = (rateOf(ours) / rateOf(theirs)).toFixed(2);
      const costs = (costOf(theirs) / costOf(ours)).toFixed(2);
      const bar = bars[load] ? `, bar ${bars[load]}` : '';
      console.log(`${kind} / ${peer} ${load}`.padEnd(34), `${rates} by rate, ${costs} by processor time${bar}`);
    }
  }
}
