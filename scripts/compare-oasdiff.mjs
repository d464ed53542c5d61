// `npm run compare:oasdiff`: where Specwright and oasdiff agree on what breaks, and why where they do not.
// Needs an oasdiff binary, named by OASDIFF; real documents where SPECWRIGHT_DOCUMENTS names them. Plain names: a pair's only.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { tableCases } from './lib/diff-table.mjs';
import { editedCopy } from './lib/edited-copy.mjs';
import { whyNotRunning } from './lib/oasdiff.mjs';
import { compareWith, summed } from './lib/oasdiff-agreement.mjs';

const root = resolve(import.meta.dirname, '..');
const binary = process.env.OASDIFF;
if (!binary) {
  console.log('skipped: OASDIFF not set');
  process.exit(0);
}
const why = whyNotRunning(binary);
if (why !== undefined) {
  console.error(why);
  process.exit(2);
}
const specwright = await import(`${root}/dist/index.js`);
const documents = join(process.env.SPECWRIGHT_DOCUMENTS ?? join(root, '../shared/data'), 'documents');
const folder = mkdtempSync(join(tmpdir(), 'specwright-oasdiff-'));
try {
  const asked = process.argv.slice(2);
  const pairs = [...realPairs(), ...tablePairs()].filter(
    ({ name }) => asked.length === 0 || asked.some(each => name.includes(each)),
  );
  const results = [];
  for (const { name, before, after } of pairs)
    results.push(await compareWith(specwright, binary, { name, before, after }));
  process.exitCode = summed(results) === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Two releases both ways, and documents against copies with changes made by a seed. */
function realPairs() {
  if (!existsSync(documents)) {
    console.log('without the pairs of real documents: SPECWRIGHT_DOCUMENTS not set');
    return [];
  }
  const [earlier, later] = ['github-enterprise-3.19.json', 'github.json'].map(name => join(documents, name));
  const edited = ['asana.yaml', 'stripe.yaml'].map((name, index) => {
    const copy = join(folder, name);
    editedCopy(join(documents, name), copy, { changes: 50, seed: index + 1 });
    return { name: `${name} and an edited copy`, before: join(documents, name), after: copy };
  });
  return [
    { name: 'github, forwards', before: earlier, after: later },
    { name: 'github, backwards', before: later, after: earlier },
    ...edited,
  ];
}

function tablePairs() {
  return tableCases().map(({ name, before, after }, index) => {
    const [old, now] = ['before', 'after'].map(side => join(folder, `${index}-${side}.json`));
    writeFileSync(old, JSON.stringify(before));
    writeFileSync(now, JSON.stringify(after));
    return { name: `table: ${name}`, before: old, after: now };
  });
}
