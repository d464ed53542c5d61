// `specwright diff` as a whole process beside oasdiff, or beside the parsing of both inputs where there is none.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { editedCopy } from '../lib/edited-copy.mjs';
import { median } from './measure.mjs';
import { Meter } from './meter.mjs';

export const title = 'Diff: two versions of a document, whole processes';

const RUNS = 5;
const oasdiff = process.env.OASDIFF;

/** Parses both inputs, as little as anything that compares them has to do. */
const parsing = `
import yaml from 'js-yaml';
import { readFileSync } from 'node:fs';
for (const file of process.argv.slice(-2)) {
  const text = readFileSync(file, 'utf8');
  if (file.endsWith('.json')) JSON.parse(text);
  else yaml.load(text);
}
`;

export async function run({ root, documents }) {
  const folder = mkdtempSync(join(tmpdir(), 'specwright-bench-'));
  try {
    const edited = join(folder, 'stripe.yaml');
    editedCopy(join(documents, 'stripe.yaml'), edited, { changes: 50, seed: 50 });
    const github = [join(documents, 'github-enterprise-3.19.json'), join(documents, 'github.json')];
    // not where this project's own settings would be read too
    const meter = new Meter(folder, folder);
    return [
      ...(await measured({
        root,
        meter,
        what: 'two releases of GitHub, 11 and 13 MB',
        files: github,
        most: 0.25,
        memory: 0.6,
      })),
      ...(await measured({
        root,
        meter,
        what: 'stripe.yaml, 50 changes',
        files: [join(documents, 'stripe.yaml'), edited],
        most: 0.6,
      })),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measured({ root, meter, what, files, most, memory }) {
  const peer = oasdiff
    ? [oasdiff, ['breaking', '-f', 'json', ...files]]
    : [process.execPath, ['--input-type=module', '-e', parsing, '--', ...files]];
  const ours = [process.execPath, [join(root, 'dist/cli/main.cjs'), 'diff', ...files, '--format', 'json']];
  const results = { ours: [], kept: [], peer: [] };
  await meter.run(ours, [0, 1], { keepsCode: true });
  for (let index = 0; index < RUNS; index++) {
    results.ours.push(await meter.run(ours, [0, 1]));
    results.kept.push(await meter.run(ours, [0, 1], { keepsCode: true }));
    results.peer.push(await meter.run(peer, [0]));
  }
  const name = oasdiff ? 'oasdiff' : 'parsing both';
  const of = (side, figure) => median(results[side].map(each => each[figure]));
  // without oasdiff there is no bar to hold: the ratio is told
  const row = (figure, unit, limit, side = 'ours') => ({
    what: `${what}: ${words[figure]}${side === 'kept' ? ', its code kept' : ''}`,
    ours: `${Math.round(of(side, figure))} ${unit}`,
    peer: `${name} ${Math.round(of('peer', figure))} ${unit}`,
    ratio: of(side, figure) / of('peer', figure),
    bar: { most: (oasdiff && limit) ?? Infinity },
  });
  return [row('wall', 'ms', most), row('wall', 'ms', Infinity, 'kept'), row('cpu', 'ms'), row('memory', 'MiB', memory)];
}

const words = { wall: 'wall time', cpu: 'CPU time', memory: 'peak memory' };
