// `specwright diff` as a whole process beside oasdiff, or beside the parsing of both inputs where there is none.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { editedCopy } from '../lib/edited-copy.mjs';
import { median, runProcess } from './measure.mjs';

export const title = 'Diff: two versions of a document, whole processes';

const RUNS = 3;
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
    const meter = join(folder, 'meter.cjs');
    writeFileSync(meter, meterSource);
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
  const ours = [process.execPath, [join(root, 'dist/cli/main.js'), 'diff', ...files, '--format', 'json']];
  const results = { ours: [], peer: [] };
  for (let index = 0; index < RUNS; index++) {
    results.ours.push(await once(meter, root, ours, [0, 1]));
    results.peer.push(await once(meter, root, peer, [0]));
  }
  const name = oasdiff ? 'oasdiff' : 'parsing both';
  const of = (side, figure) => median(results[side].map(each => each[figure]));
  // without oasdiff there is no bar to hold: the ratio is told
  const row = (figure, unit, limit) => ({
    what: `${what}: ${words[figure]}`,
    ours: `${Math.round(of('ours', figure))} ${unit}`,
    peer: `${name} ${Math.round(of('peer', figure))} ${unit}`,
    ratio: of('ours', figure) / of('peer', figure),
    bar: { most: (oasdiff && limit) ?? Infinity },
  });
  return [row('wall', 'ms', most), row('cpu', 'ms'), row('memory', 'MiB', memory)];
}

const words = { wall: 'wall time', cpu: 'CPU time', memory: 'peak memory' };

/** Runs a command by a small process of its own, whose children are that one alone: so their CPU time and memory are its. */
async function once(meter, root, [command, args], codes) {
  const result = await runProcess(process.execPath, [meter, command, ...args], { cwd: root });
  const figures = JSON.parse(result.stdout.trim().split('\n').at(-1));
  if (!codes.includes(figures.code)) throw new Error(`${command} failed (${figures.code}):\n${result.stderr}`);
  return figures;
}

const meterSource = `
const { spawn } = require('node:child_process');
const { readFileSync } = require('node:fs');
const begin = performance.now();
const child = spawn(process.argv[2], process.argv.slice(3), { stdio: ['ignore', 'pipe', 'inherit'] });
child.stdout.resume();
const status = name => readFileSync('/proc/' + child.pid + '/' + name, 'utf8');
let memory = 0;
let cpu = 0;
const look = () => {
  try {
    memory = Number(/VmHWM:\\s+(\\d+)/.exec(status('status'))[1]) / 1024;
    const fields = status('stat').split(') ').at(-1).split(' ');
    cpu = (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {}
};
const timer = setInterval(look, 5);
child.on('exit', code => {
  clearInterval(timer);
  console.log(JSON.stringify({ code, wall: performance.now() - begin, cpu, memory }));
});
`;
