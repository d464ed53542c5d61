// What a job costs the request that sends it, and how fast jobs are taken: the registry's queue on pg-boss beside a table of
// our own with `for update skip locked`, the least that could do it. After `npm run build`: node scripts/bench/jobs.mjs
import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { median } from './measure.mjs';
import { registryDatabase } from './service/database.mjs';

export const title = 'Jobs: sent in a transaction, taken by one worker';

const hashOf = index => createHash('sha256').update(String(index)).digest();

/** @returns a row each for sending and taking */
export async function run({ root, rounds = 5, jobs = 400 }) {
  const store = await registryDatabase(root);
  try {
    const { Queue } = await import(join(root, 'dist/registry/jobs/queue.js'));
    const { inspections } = await import(join(root, 'dist/registry/jobs/kinds.js'));
    const { withTransaction } = await import(join(root, 'dist/database/index.js'));
    const { knex } = store.database;
    await knex.raw('create table bench_jobs (id bigint generated always as identity primary key, data jsonb not null)');
    const failed = [];
    const queue = new Queue({ database: store.database, onError: error => failed.push(error) });
    await queue.start();
    const kinds = [ofQueue(queue, inspections), byHand(knex)];
    const times = kinds.map(() => ({ send: [], take: [] }));
    for (let round = -1; round < rounds; round++) {
      for (const [index, { send }] of kinds.entries()) {
        const took = await timed(() => sendAll(store.database, withTransaction, send, jobs));
        // the first round warms up
        if (round >= 0) times[index].send.push(took / jobs);
      }
    }
    const all = jobs * (rounds + 1);
    for (const [index, { take }] of kinds.entries())
      times[index].take.push(all / ((await timed(() => take(all))) / 1000));
    await queue.stop();
    if (failed.length > 0) throw failed[0];
    const [ours, peer] = times;
    return [
      {
        what: 'a transaction that sends a job, one after the other',
        ours: `${median(ours.send).toFixed(2)} ms`,
        peer: `${median(peer.send).toFixed(2)} ms`,
        ratio: median(ours.send) / median(peer.send),
        bar: { most: 2.5 },
      },
      {
        what: 'jobs that do nothing, taken by one worker, four at a time',
        ours: `${ours.take[0].toFixed(0)}/s`,
        peer: `${peer.take[0].toFixed(0)}/s`,
        ratio: ours.take[0] / peer.take[0],
        bar: { least: 0.3 },
      },
    ];
  } finally {
    await store.end();
  }
}

function ofQueue(queue, inspections) {
  return {
    send: (trx, index) => queue.send(trx, [{ kind: inspections, hash: hashOf(index) }]),
    take: count =>
      new Promise(resolve => {
        let done = 0;
        queue.work({
          begin: async () => {
            if (++done === count) resolve();
          },
          giveUp: async () => {},
        });
      }),
  };
}

function byHand(knex) {
  const insert = 'insert into bench_jobs (data) values (?)';
  const take = `delete from bench_jobs where id in
    (select id from bench_jobs order by id limit 4 for update skip locked) returning data`;
  return {
    send: (trx, index) => trx.raw(insert, [JSON.stringify({ sha256: hashOf(index).toString('hex') })]),
    async take(count) {
      for (let done = 0; done < count; ) {
        const { rows } = await knex.raw(take);
        if (rows.length === 0) throw new Error('a job is gone');
        done += rows.length;
      }
    },
  };
}

async function sendAll(database, withTransaction, send, jobs) {
  for (let index = 0; index < jobs; index++) await withTransaction(database, trx => send(trx, index));
}

async function timed(work) {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

if (process.argv[1] === import.meta.filename) {
  for (const { what, ours, peer, ratio, bar } of await run({ root: resolve(import.meta.dirname, '../..') }))
    console.log(`${what}: ${ours} beside ${peer}, ${ratio.toFixed(2)}, bar ${bar.most ?? bar.least}`);
}
