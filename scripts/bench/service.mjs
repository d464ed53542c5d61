// The registry against its peers: GET of one version and of a page of 50 out of 100,000, each server one process on a core of
// its own, 32 connections, the same tables, key check and log line. FastAPI needs a Python that has it: BENCH_PYTHON names it.
// After `npm run build`: node scripts/bench/service.mjs
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { load as send } from './http/client.mjs';
import { median } from './measure.mjs';
import { registryDatabase, seedVersions } from './service/database.mjs';

export const title = 'The service on Postgres: reads, one process on one core';

const paths = {
  one: { name: 'GET one version', path: '/v1/apis/api-250/versions/1.100.0' },
  page: { name: 'GET a page of 50', path: '/v1/apis/api-250/versions?limit=50' },
};
/** Seconds before it counts: what is measured is a server at work, not one whose code is still being compiled. */
const warming = 5;
const bars = { fastify: 0.7, fastapi: 4 };
const shownAs = { fastify: 'Fastify and pg by hand', fastapi: 'FastAPI, SQLAlchemy, uvicorn' };

export async function run({ root, rounds = 5, seconds = 2 }) {
  const python = pythonWithFastApi();
  if (!python)
    console.log('FastAPI skipped: no Python that has fastapi, uvicorn, sqlalchemy and asyncpg (BENCH_PYTHON)\n');
  const kinds = ['registry', 'fastify', ...(python ? ['fastapi'] : [])];
  const store = await registryDatabase(root);
  try {
    await seedVersions(store, 500, 200);
    const results = Object.fromEntries(kinds.map(kind => [kind, { one: [], page: [] }]));
    for (let round = 0; round < rounds; round++) {
      for (const kind of kinds) await measure(kind, store, python, seconds, results[kind]);
    }
    return kinds.slice(1).flatMap(peer =>
      Object.entries(paths).map(([load, { name }]) => ({
        what: `${name}, beside ${shownAs[peer]}`,
        ours: `${median(results.registry[load]).toFixed(0)}/s`,
        peer: `${median(results[peer][load]).toFixed(0)}/s`,
        ratio: median(results.registry[load]) / median(results[peer][load]),
        bar: { least: bars[peer] },
      })),
    );
  } finally {
    await store.end();
  }
}

async function measure(kind, { connection, key }, python, seconds, results) {
  const server = await (kind === 'fastapi' ? startPython(python, connection) : startNode(kind, connection));
  try {
    for (const [load, { path }] of Object.entries(paths)) {
      const request = { method: 'GET', path, headers: { authorization: `Bearer ${key}` } };
      await rate(server.port, request, warming);
      results[load].push(await rate(server.port, request, seconds));
    }
  } finally {
    await server.stop();
  }
}

/** Answers a second. */
async function rate(port, request, seconds) {
  const begin = performance.now();
  const end = begin + seconds * 1000;
  const answers = await send({ port, request, enough: () => performance.now() >= end });
  return (answers / (performance.now() - begin)) * 1000;
}

const pins = availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0;

function onACore(command, args, options) {
  return pins ? spawn('taskset', ['--cpu-list', '0', command, ...args], options) : spawn(command, args, options);
}

async function startNode(kind, connection) {
  const script = join(import.meta.dirname, 'service', `${kind}.mjs`);
  const env = { ...process.env, DATABASE_URL: connection };
  const child = onACore(process.execPath, [script], { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = once(child, 'exit');
  const [port] = await Promise.race([once(child, 'message'), ended.then(([code]) => failed(kind, code))]);
  return {
    port,
    stop: () => {
      child.disconnect();
      return ended;
    },
  };
}

async function startPython(python, connection) {
  const port = await freePort();
  const { username, password, pathname, searchParams } = new URL(connection);
  const address = `postgresql+asyncpg://${username}:${password}@${pathname}?host=${searchParams.get('host')}&port=${searchParams.get('port') ?? 5432}`;
  const args = [
    '-m',
    'uvicorn',
    'fastapi_peer:app',
    '--port',
    String(port),
    '--log-level',
    'warning',
    '--no-access-log',
  ];
  const child = onACore(python, args, {
    cwd: join(import.meta.dirname, 'service'),
    env: { ...process.env, DATABASE_URL: address, PYTHONDONTWRITEBYTECODE: '1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  for (let attempt = 0; ; attempt++) {
    try {
      await fetch(`http://127.0.0.1:${port}/openapi.json`);
      break;
    } catch (error) {
      if (child.exitCode !== null || attempt > 100) throw error;
      await pause(100);
    }
  }
  return {
    port,
    stop: () => {
      child.kill();
      return ended;
    },
  };
}

function failed(kind, code) {
  throw new Error(`the server ${kind} ended with ${code}`);
}

function freePort() {
  return new Promise(found => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

function pythonWithFastApi() {
  const candidates = [process.env.BENCH_PYTHON, 'python3', 'python'].filter(Boolean);
  const imports = ['-c', 'import fastapi, uvicorn, sqlalchemy, asyncpg, greenlet'];
  return candidates.find(python => spawnSync(python, imports).status === 0);
}

if (process.argv[1] === import.meta.filename) {
  const rows = await run({ root: resolve(import.meta.dirname, '../..') });
  for (const { what, ours, peer, ratio, bar } of rows)
    console.log(`${what}: ${ours} beside ${peer}, ${ratio.toFixed(2)}, bar ${bar.least}`);
}
