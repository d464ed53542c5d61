// Writes docs/codes.md, docs/rules.md, and the tables of codes in docs/diff.md, from the catalogue and the rules. Run after a build: `npm run docs:codes`.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codesPage, diffCodesTables } from '../build/diagnostics/index.js';
import { rulesPage } from '../build/lint/index.js';

const docs = join(import.meta.dirname, '..', 'docs');
writeFileSync(join(docs, 'codes.md'), codesPage());
writeFileSync(join(docs, 'rules.md'), rulesPage());

const page = readFileSync(join(docs, 'diff.md'), 'utf8');
const tables = page.replace(
  /(<!-- codes: .* -->\n)[\s\S]*(?=<!-- end of codes -->)/,
  (_all, start) => `${start}\n${diffCodesTables()}\n`,
);
writeFileSync(join(docs, 'diff.md'), tables);
