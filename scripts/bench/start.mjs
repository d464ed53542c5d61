// Stripe's operations served: from generated modules, and from the document. Each start is a fresh process.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inFreshNode, median, runProcess } from './measure.mjs';

export const title = "Start: Stripe's 402 operations, import to listening";

const RUNS = 5;

const server = (load, express) => `
const begin = performance.now();
${load}
const { createService, notImplemented } = await import(${JSON.stringify(express)});
const handlers = Object.fromEntries(contract.plan.operations.map(operation => [operation.name, async () => notImplemented()]));
const security = Object.fromEntries(Object.keys(contract.plan.securitySchemes).map(name => [name, async () => ({ subject: 'bench' })]));
const service = createService(contract, { handlers, security });
const listening = await service.listen(0, '127.0.0.1');
const listened = performance.now() - begin;
const rss = process.memoryUsage.rss() / 2 ** 20;
const port = listening.port ?? listening.address().port;
const http = await import('node:http');
const sent = performance.now();
const status = await new Promise((resolve, reject) => {
  http.get({ port, host: '127.0.0.1', path: '/v1/customers?limit=3', headers: { authorization: 'Bearer x' } }, response => {
    response.resume();
    response.on('end', () => resolve(response.statusCode));
  }).on('error', reject);
});
const first = performance.now() - sent;
console.log(JSON.stringify({ listened, first, rss, status }));
process.exit(0);
`;

export async function run({ root, documents }) {
  // below the package, so that the generated modules' import of specwright/runtime is the package's own
  mkdirSync(join(root, '.specwright'), { recursive: true });
  const folder = mkdtempSync(join(root, '.specwright/bench-'));
  try {
    const document = join(documents, 'stripe.yaml');
    const args = [join(root, 'dist/cli/main.cjs'), 'generate', document, '--out', join(folder, 'generated')];
    const generated = await runProcess(process.execPath, args, { cwd: folder });
    if (generated.code !== 0) throw new Error(`generate failed:\n${generated.stderr}`);
    const express = join(root, 'dist/express/index.js');
    const modules = `const { contract } = await import(${JSON.stringify(join(folder, 'generated/contract.js'))});`;
    const fromDocument = `const { load, runtimeContract } = await import(${JSON.stringify(join(root, 'dist/index.js'))});
const contract = await runtimeContract(await load(${JSON.stringify(document)}));`;
    const starts = await repeat(server(modules, express));
    const slow = await repeat(server(fromDocument, express));
    return [
      row('from generated modules: listening', starts.listened, 200, 'ms'),
      row('from generated modules: memory', starts.rss, 150, 'MiB'),
      row('from generated modules: first request', starts.first, 30, 'ms'),
      row('from the document: listening', slow.listened, 2500, 'ms'),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function repeat(source) {
  const all = [];
  for (let index = 0; index < RUNS; index++) {
    const one = await inFreshNode(source);
    if (one.status !== 501) throw new Error(`the first request was answered ${one.status}, not 501`);
    all.push(one);
  }
  return Object.fromEntries(['listened', 'first', 'rss'].map(name => [name, median(all.map(one => one[name]))]));
}

function row(what, value, most, unit) {
  return {
    what,
    ours: `${Math.round(value)} ${unit}`,
    peer: `bar ${most} ${unit}`,
    ratio: value / most,
    bar: { most: 1 },
  };
}
