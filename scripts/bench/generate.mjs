// `specwright generate` as a whole process against the openapi-typescript command alone.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, runProcess } from './measure.mjs';

export const title = 'Generate: everything of stripe.yaml, whole processes';

const RUNS = 3;

export async function run({ root, documents }) {
  const folder = mkdtempSync(join(tmpdir(), 'specwright-bench-'));
  try {
    return await measure(root, documents, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(root, documents, folder) {
  const document = join(folder, 'stripe.yaml');
  cpSync(join(documents, 'stripe.yaml'), document);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const cli = join(root, 'dist/cli/main.cjs');
  const generate = async () => {
    const args = [cli, 'generate', document, '--out', 'generated', '--handlers', 'handlers'];
    const env = { ...process.env, SPECWRIGHT_CACHE: join(folder, 'cache') };
    const result = await runProcess(process.execPath, args, { cwd: folder, env });
    if (result.code !== 0) throw new Error(`generate failed (${result.code}):\n${result.stderr}`);
    return result.ms;
  };
  const peer = async () => {
    const bin = join(root, 'node_modules/openapi-typescript/bin/cli.js');
    const result = await runProcess(process.execPath, [bin, document, '-o', join(folder, 'peer.d.ts')], {
      cwd: folder,
    });
    if (result.code !== 0) throw new Error(`openapi-typescript failed:\n${result.stderr}`);
    return result.ms;
  };
  const times = { cold: [], same: [], edited: [], peer: [] };
  for (let index = 0; index < RUNS; index++) {
    times.peer.push(await peer());
    for (const made of ['generated', 'handlers', 'cache']) rmSync(join(folder, made), { recursive: true, force: true });
    times.cold.push(await generate());
    times.same.push(await generate());
    editOneOperation(document, index);
    times.edited.push(await generate());
  }
  const beside = median(times.peer);
  const row = (what, ms, most) => ({
    what,
    ours: `${Math.round(ms)} ms`,
    peer: `openapi-typescript ${Math.round(beside)} ms`,
    ratio: ms / beside,
    bar: { most },
  });
  const size = validatorBytes(join(folder, 'generated/validators'));
  return [
    row('from nothing', median(times.cold), 2),
    row('after a change to one operation', median(times.edited), 0.5),
    row('nothing changed', median(times.same), 0.2),
    {
      what: 'size of the validators',
      ours: `${(size / 1e6).toFixed(2)} MB`,
      peer: 'bar 8 MB',
      ratio: size / 8e6,
      bar: { most: 1 },
    },
  ];
}

/** Gives the first maximum of an operation's query parameter another length: the smallest change that reaches a check. */
function editOneOperation(document, index) {
  const text = readFileSync(document, 'utf8');
  const at = text.indexOf('in: query');
  const limit = text.indexOf('maxLength:', at);
  const end = text.indexOf('\n', limit);
  writeFileSync(document, `${text.slice(0, limit)}maxLength: ${4000 + index}${text.slice(end)}`);
}

function validatorBytes(folder) {
  let bytes = 0;
  for (const entry of readdirSync(folder, { recursive: true })) {
    const status = statSync(join(folder, String(entry)));
    if (status.isFile()) bytes += status.size;
  }
  return bytes;
}
