// `npm run bench [NAME ...]`: every bench in turn, ratios of one run, medians. Needs SPECWRIGHT_DOCUMENTS for real documents.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const documents = resolve(process.env.SPECWRIGHT_DOCUMENTS ?? resolve(root, '../shared/data'), 'documents');
const names = ['load', 'generate', 'lint', 'lsp', 'diff', 'start', 'http', 'queries', 'jobs', 'service', 'scale'];
const withoutDocuments = ['http', 'queries', 'jobs', 'service', 'scale'];
const asked = process.argv.slice(2);

let missed = 0;
for (const name of names) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const bench = await import(`./bench/${name}.mjs`);
  console.log(`\n### ${bench.title}\n`);
  if (!withoutDocuments.includes(name) && !existsSync(documents)) {
    console.log('skipped: SPECWRIGHT_DOCUMENTS not set');
    continue;
  }
  const rows = await bench.run({ root, documents });
  console.log('| what | Specwright | beside | ratio | bar |\n| --- | --- | --- | --- | --- |');
  for (const { what, ours, peer, ratio, bar } of rows) {
    const held = bar.most === undefined ? ratio >= bar.least : ratio <= bar.most;
    if (!held) missed++;
    const limit = bar.most === undefined ? `at least ${bar.least}` : bar.most === Infinity ? '' : `at most ${bar.most}`;
    console.log(`| ${what} | ${ours} | ${peer} | ${ratio.toFixed(2)} | ${limit}${held ? '' : ' (missed)'} |`);
  }
}
console.log(`\n${missed === 0 ? 'every bar held' : `${missed} bars missed`}`);
