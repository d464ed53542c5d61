import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import ts from 'typescript';
import { Project } from './project.js';

/** Answers, says so by a file, and then takes its time to end: no request to end stops a function of the machine's. */
const worker = `
import { pbkdf2Sync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
parentPort.on('message', members => {
  parentPort.postMessage({ texts: members.map(() => 'string') });
  writeFileSync(new URL('./answered', import.meta.url), '');
  pbkdf2Sync('a', 'b', 2_000_000, 64, 'sha512');
});
`;

/** Fails while the answer is on its way, as validators that can't be made do. */
const program = `
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createTypePrinter } from './type-printer.js';
const printer = createTypePrinter();
void printer.print([{ kind: 'schema', document: {} }]).catch(() => undefined);
// no turn of the loop, so that nothing is heard of the answer before the printer is closed
while (!existsSync(fileURLToPath(new URL('./answered', import.meta.url))));
await printer.close();
console.log('told');
`;

it('keeps the process alive until a printer that is closed while it answers has ended', async () => {
  const source = await readFile(new URL('../../src/codegen/types/type-printer.ts', import.meta.url), 'utf8');
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
  const project = await Project.create({
    'package.json': '{"type":"module"}',
    'type-printer.js': ts.transpileModule(source, { compilerOptions }).outputText,
    'types-worker.js': worker,
    'main.js': program,
  });
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [project.path('main.js')], {
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    expect(stdout).toBe('told\n');
  } finally {
    await project.remove();
  }
});
