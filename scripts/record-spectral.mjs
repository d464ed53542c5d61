// What Spectral finds in the real documents, as facts that tests/lint/spectral/facts.test.ts compares with: codes, paths and lines, no sentences.
// SPECTRAL names its command, beside whose node_modules the rulesets are; SPECWRIGHT_DOCUMENTS the documents. Arguments: only runs with one of them in `document ruleset`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { writeFacts } from './lib/spectral-facts.mjs';

const spectral = process.env.SPECTRAL;
const shared = process.env.SPECWRIGHT_DOCUMENTS;
if (!spectral || !shared) {
  console.log('skipped: SPECTRAL or SPECWRIGHT_DOCUMENTS not set');
  process.exit(0);
}
const minutes = Number(process.env.SPECTRAL_MINUTES ?? 10);
const documents = join(shared, 'documents');
const target = resolve(import.meta.dirname, '../tests/lint/spectral/facts');
const packages = resolve(dirname(spectral), '../@stoplight');
const rulesets = {
  oas: [['spectral:oas', 'all']],
  owasp: [join(packages, 'spectral-owasp-ruleset/dist/ruleset.mjs')],
  'url-versioning': [join(packages, 'spectral-url-versioning/dist/ruleset.mjs')],
};

/** Calls `match` on what may be no text, which ends Spectral's run: left out of runs that fail for it. */
const fragile = { owasp: ['owasp:api1:2023-no-numeric-ids'] };

const folder = mkdtempSync(join(tmpdir(), 'specwright-spectral-'));
try {
  const asked = process.argv.slice(2);
  for (const name of names())
    for (const ruleset of Object.keys(rulesets))
      if (asked.length === 0 || asked.some(part => `${name} ${ruleset}`.includes(part))) record(name, ruleset);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The small ones first, so that a run that is broken off has most of them. */
function names() {
  const corpus = readdirSync(join(documents, 'corpus')).map(name => `corpus/${name}`);
  const large = ['asana.yaml', 'stripe.yaml', 'github.json', 'github-enterprise-3.19.json'];
  return ['multi-file/api-main.yaml', ...corpus.sort(), ...large];
}

function record(name, ruleset) {
  const started = Date.now();
  let without = [];
  let run = runOn(name, ruleset, without);
  if (run.failed && fragile[ruleset]) {
    without = fragile[ruleset];
    run = runOn(name, ruleset, without);
  }
  if (run.failed) throw new Error(`Spectral failed on ${name} with ${ruleset}: ${run.failed}`);
  mkdirSync(target, { recursive: true });
  const facts = run.findings?.map(each => fact(each, name));
  const size = writeFacts(target, name, ruleset, facts, without);
  const told = facts ? `${facts.length} findings` : `did not end within ${minutes} min`;
  const less = without.length > 0 ? ` without ${without}` : '';
  console.log(`${name} ${ruleset}${less}: ${told}, ${size} bytes, ${Math.round((Date.now() - started) / 1000)} s`);
}

/** @returns findings; nothing where the run did not end; or what it failed of */
function runOn(name, ruleset, without) {
  const rules = join(folder, `${ruleset}.json`);
  const off = Object.fromEntries(without.map(each => [each, 'off']));
  writeFileSync(rules, JSON.stringify({ extends: rulesets[ruleset], rules: off }));
  const out = join(folder, 'findings.json');
  rmSync(out, { force: true });
  const heap = '--max-old-space-size=8192';
  const { signal, stderr } = spawnSync(
    'nice',
    [process.execPath, heap, spectral, 'lint', join(documents, name), '-r', rules, '-f', 'json', '-o', out],
    { timeout: minutes * 60_000, killSignal: 'SIGKILL', encoding: 'utf8' },
  );
  if (signal) return {};
  return existsSync(out) ? { findings: JSON.parse(readFileSync(out, 'utf8')) } : { failed: stderr || 'no word' };
}

/** A line counts from 1, as ours do; the file is named where it is not the document itself. */
function fact({ code, path, range, source }, name) {
  const place = source ? relative(dirname(join(documents, name)), source) : '';
  const file = place === basename(name) ? '' : place;
  return { code, path: path.join('\u0000'), line: range.start.line + 1, file };
}
