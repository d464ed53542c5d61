// Counts what each rule finds in the public documents, and writes the numbers into docs/rules-judged.md: set SPECWRIGHT_DOCUMENTS, after a build.
// What was judged is written by hand.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadDocument } from '../build/document/index.js';
import { lint, rules } from '../build/lint/index.js';

const folder = process.env.SPECWRIGHT_DOCUMENTS;
if (!folder) {
  console.error('Set SPECWRIGHT_DOCUMENTS to the folder of the public documents.');
  process.exit(2);
}

const documents = join(folder, 'documents');
const single = ['asana.yaml', 'github.json', 'github-enterprise-3.19.json', 'stripe.yaml', 'multi-file/api-main.yaml'];
const corpus = readdirSync(join(documents, 'corpus')).map(file => join('corpus', file));

// rules that are off are judged, too
const off = rules.filter(({ presets }) => presets.length === 0).map(({ code, severity }) => [code, severity]);
const settings = { presets: ['recommended', 'strict', 'security'], rules: Object.fromEntries(off) };
const found = new Map(rules.map(({ code }) => [code, 0]));
for (const file of [...single, ...corpus]) {
  const set = await loadDocument(join(documents, file), { allowBroken: true });
  const { findings } = await lint(set, settings);
  for (const { code } of findings) if (found.has(code)) found.set(code, found.get(code) + 1);
}

const page = join(import.meta.dirname, '../docs/rules-judged.md');
const text = readFileSync(page, 'utf8');
const counted = text.replace(
  /^(\| \[([\w-]+)\]\(\S+\) \| )\d+(?= \|)/gm,
  (_, before, code) => `${before}${found.get(code) ?? 0}`,
);
writeFileSync(page, counted);
console.log(counted === text ? 'docs/rules-judged.md is current' : 'docs/rules-judged.md is written anew');
