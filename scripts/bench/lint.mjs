// `specwright lint` as a whole process beside Redocly, Spectral and vacuum, where REDOCLY, SPECTRAL and VACUUM name their programs.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './measure.mjs';
import { Meter } from './meter.mjs';

export const title = 'Lint: a document reviewed, whole processes';

const RUNS = 3;
const { REDOCLY: redocly, SPECTRAL: spectral, VACUUM: vacuum } = process.env;

export async function run({ root, documents }) {
  const folder = mkdtempSync(join(tmpdir(), 'specwright-bench-'));
  try {
    const meter = new Meter(folder, root);
    const main = join(root, 'dist/cli/main.cjs');
    const ours = (file, ...args) => [process.execPath, [main, 'lint', file, '--format', 'json', ...args]];
    const compare = pair => compared(meter, pair);
    const rows = [];
    for (const document of ['stripe.yaml', 'github.json']) {
      const file = join(documents, document);
      const peer = redocly && [redocly, ['lint', file, '--extends', 'recommended', '--format', 'json']];
      const name = 'Redocly';
      rows.push(
        ...(await compare({
          what: `${document}, recommended`,
          our: ours(file, '--no-cache'),
          peer,
          name,
          most: 0.6,
          memory: 1,
        })),
      );
      rows.push(
        ...(await compare({
          what: `${document}, unchanged since`,
          our: ours(file),
          peer,
          name,
          most: 0.15,
          warm: true,
        })),
      );
      rows.push(
        ...(await compare({
          what: `${document}, recommended`,
          our: ours(file, '--no-cache'),
          peer: vacuum && [vacuum, ['spectral-report', '--no-style', '--no-pretty', '--stdout', file]],
          name: 'vacuum',
        })),
      );
    }
    const file = join(documents, 'stripe.yaml');
    const ruleset = join(folder, 'ruleset.json');
    writeFileSync(ruleset, JSON.stringify({ extends: ['spectral:oas'] }));
    rows.push(
      ...(await compare({
        what: 'stripe.yaml, spectral:oas',
        our: ours(file, '--ruleset', 'spectral:oas', '--no-cache'),
        peer: spectral && [spectral, ['lint', file, '--ruleset', ruleset, '-f', 'json']],
        name: 'Spectral',
        most: 0.2,
        memory: 1,
      })),
    );
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A row for time and one for memory. */
async function compared(meter, { what, our, peer, name, most, memory, warm }) {
  if (!peer) return [{ what, ours: 'not run', peer: `${name} is not named`, ratio: 0, bar: { most: Infinity } }];
  const results = { ours: [], kept: [], peer: [] };
  // what is kept has to be there first
  if (warm) await meter.run(our, [0, 1]);
  await meter.run(our, [0, 1], { keepsCode: true });
  for (let index = 0; index < RUNS; index++) {
    results.ours.push(await meter.run(our, [0, 1]));
    results.kept.push(await meter.run(our, [0, 1], { keepsCode: true }));
    results.peer.push(await meter.run(peer, [0, 1]));
  }
  const of = (side, figure) => median(results[side].map(each => each[figure]));
  const row = (figure, words, unit, limit, side = 'ours') => ({
    what: `${what}: ${words}`,
    ours: `${Math.round(of(side, figure))} ${unit}`,
    peer: `${name} ${Math.round(of('peer', figure))} ${unit}`,
    ratio: of(side, figure) / of('peer', figure),
    bar: { most: limit ?? Infinity },
  });
  return [
    row('wall', 'wall time', 'ms', most),
    row('wall', 'wall time, its code kept', 'ms', Infinity, 'kept'),
    row('memory', 'peak memory', 'MiB', memory),
  ];
}
