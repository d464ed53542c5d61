// A contract with positions against the plain parse of the same text.
import { pathToFileURL } from 'node:url';
import { alternately, inFreshNode, median } from './measure.mjs';

export const title = 'Load: document to contract, one place located';

const ours = entry => `
const { load, loadDocument } = await import(${JSON.stringify(entry)});
const file = process.argv.at(-1);
const begin = performance.now();
const set = await loadDocument(file);
const { createContract } = await import(${JSON.stringify(entry)});
const contract = createContract(set);
set.root.locate('/paths');
console.log(JSON.stringify({ ms: performance.now() - begin, operations: contract.operations.length }));
`;

const peers = {
  'js-yaml load': `
import yaml from 'js-yaml';
import { readFileSync } from 'node:fs';
const begin = performance.now();
yaml.load(readFileSync(process.argv.at(-1), 'utf8'));
console.log(JSON.stringify({ ms: performance.now() - begin }));
`,
  'JSON.parse': `
import { readFileSync } from 'node:fs';
const begin = performance.now();
JSON.parse(readFileSync(process.argv.at(-1), 'utf8'));
console.log(JSON.stringify({ ms: performance.now() - begin }));
`,
};

export async function run({ root, documents }) {
  const entry = pathToFileURL(`${root}/dist/index.js`).href;
  const cases = [
    { file: 'stripe.yaml', peer: 'js-yaml load', bar: 2 },
    { file: 'github.json', peer: 'JSON.parse', bar: 6 },
  ];
  const rows = [];
  for (const { file, peer, bar } of cases) {
    const path = `${documents}/${file}`;
    const times = await alternately(
      5,
      async () => (await inFreshNode(ours(entry), [path])).ms,
      async () => (await inFreshNode(peers[peer], [path])).ms,
    );
    rows.push({
      what: `contract of ${file}`,
      ours: `${Math.round(median(times.a))} ms`,
      peer: `${peer} ${Math.round(median(times.b))} ms`,
      ratio: median(times.a) / median(times.b),
      bar: { most: bar },
    });
  }
  return rows;
}
