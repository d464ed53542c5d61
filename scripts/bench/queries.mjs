// What a query costs this process on its ways to Postgres: one row by two columns, 32 at a time over ten connections, processor
// time of each, medians of rounds in which the ways take turns. Knex is made by its own defaults; everything else is as a
// service has it. After `npm run build`: node scripts/bench/queries.mjs [--rounds 9] [--queries 3000]
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import createKnex from 'knex';
import pg from 'pg';
import { median } from './measure.mjs';
import { registryDatabase, seedVersions } from './service/database.mjs';

export const title = 'A query on its ways to Postgres, by processor time';

const columns = ['id', 'media_type', 'published_at'];
const text = `select ${columns.join(', ')} from versions where api_id = $1 and version = $2`;

const pairs = [
  {
    ours: 'prepared',
    peer: 'pool',
    what: "`prepared`, beside pg's own pool with the same prepared statement",
    most: 1.4,
  },
  { ours: 'operation', peer: 'pool', what: "the same within `withOperation`, beside pg's own pool", most: 1.7 },
  { ours: 'raw', peer: 'knexRaw', what: '`knex.raw`, beside that of Knex with its own pool', most: 1.25 },
  { ours: 'builder', peer: 'knexBuilder', what: "Knex's builder, beside that of Knex with its own pool", most: 1.25 },
  { ours: 'prepared', peer: 'builder', what: "`prepared`, beside Knex's builder", most: 0.75 },
];

/** @returns a row for each pair: what, ours, peer, ratio, bar */
export async function run({ root, rounds = 9, queries = 3000 }) {
  const costs = await measureAll(root, rounds, queries);
  return pairs.map(({ ours, peer, what, most }) => ({
    what,
    ours: `${costs[ours].toFixed(0)} µs`,
    peer: `${costs[peer].toFixed(0)} µs`,
    ratio: costs[ours] / costs[peer],
    bar: { most },
  }));
}

async function measureAll(root, rounds, queries) {
  const store = await registryDatabase(root);
  try {
    await seedVersions(store, 10, 100);
    const { ways, end } = await waysOf(root, store);
    try {
      const { rows } = await store.database.knex.raw('select api_id as api, version from versions');
      const costs = Object.fromEntries(Object.keys(ways).map(way => [way, []]));
      for (let round = -1; round < rounds; round++) {
        for (const [way, ask] of Object.entries(ways)) {
          const cost = await costOf(ask, rows, queries);
          // the first round warms up
          if (round >= 0) costs[way].push(cost);
        }
      }
      return Object.fromEntries(Object.entries(costs).map(([way, each]) => [way, median(each)]));
    } finally {
      await end();
    }
  } finally {
    await store.end();
  }
}

async function waysOf(root, { database, connection }) {
  const { prepared, withOperation } = await import(join(root, 'dist/database/index.js'));
  const max = 10;
  const pool = new pg.Pool({ connectionString: connection, max });
  const knex = createKnex({ client: 'pg', connection, pool: { min: 0, max } });
  const one = prepared('bench_version', text);
  const byRaw = on => (api, version) =>
    on.raw(text.replaceAll(/\$\d/g, '?'), [api, version]).then(({ rows }) => rows[0]);
  const byBuilder = on => (api, version) => on('versions').where({ api_id: api, version }).first(columns);
  const ways = {
    pool: (api, version) =>
      pool.query({ name: 'bench_version', text, values: [api, version] }).then(({ rows }) => rows[0]),
    prepared: (api, version) => one.first(database, api, version),
    operation: (api, version) => withOperation('getVersion', () => one.first(database, api, version)),
    raw: byRaw(database.knex),
    builder: byBuilder(database.knex),
    knexRaw: byRaw(knex),
    knexBuilder: byBuilder(knex),
  };
  return { ways, end: () => Promise.all([pool.end(), knex.destroy()]) };
}

/** Microseconds of this process's processor time for one query. */
async function costOf(ask, rows, queries) {
  let asked = 0;
  const client = async () => {
    while (asked < queries) {
      const { api, version } = rows[asked++ % rows.length];
      if ((await ask(api, version)) === undefined) throw new Error('a row was not found');
    }
  };
  const before = process.cpuUsage();
  await Promise.all(Array.from({ length: 32 }, client));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / queries;
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({ options: { rounds: { type: 'string' }, queries: { type: 'string' } } });
  const asked = { rounds: Number(values.rounds ?? 9), queries: Number(values.queries ?? 3000) };
  for (const { what, ours, peer, ratio, bar } of await run({ root: resolve(import.meta.dirname, '../..'), ...asked }))
    console.log(`${what}: ${ours} beside ${peer}, ${ratio.toFixed(2)}, bar ${bar.most}`);
}
